//! Closed word classes as data: the words that carry no content of their own but show where clauses begin and end.

/// Determiners that open a noun phrase.
pub(super) const DETERMINERS: &str = "the a an this that these those each every all some any no most many several few both another other either neither \
     our its their my your his her whose half such";
/// Prepositions.
pub(super) const PREPOSITIONS: &str = "of in on at by for with from to into onto over under across through throughout between among amongst within without \
     about around against toward towards during via per after before behind below beside besides beyond inside outside \
     near off out up down upon versus than as like except despite until till since alongside along atop regarding";
/// Words that join clauses or phrases of one rank.
pub(super) const COORDINATORS: &str = "and or but nor so yet plus then";
/// Words that open a subordinate clause.
pub(super) const SUBORDINATORS: &str = "because if when while although though unless until whereas since once whether after before as whenever wherever";
/// Relative and interrogative words.
pub(super) const RELATIVES: &str =
    "which who that where whose whom what how why when whatever whoever whichever wherever";
/// Modal verbs.
pub(super) const MODALS: &str = "can could will would shall should may might must cannot";
/// Adverbs that may stand beside a verb without changing the shape of the clause.
pub(super) const ADVERBS: &str = "also now still already always never often usually sometimes currently recently finally eventually initially first \
     quickly slowly soon later again even only mostly mainly largely really very quite pretty just actually basically \
     essentially literally simply generally typically normally originally previously formerly internally externally \
     automatically manually directly fully completely entirely totally easily heavily highly roughly approximately nearly \
     almost about around together instead however therefore thus today tomorrow yesterday not then well far away \
     back forward once twice too enough rather ever yet especially specifically particularly successfully gradually \
     continuously constantly frequently rarely immediately instantly significantly dramatically drastically massively \
     greatly slightly definitely certainly probably possibly maybe perhaps obviously clearly exactly independently \
     separately safely securely reliably seamlessly globally locally consistently natively officially actively purely \
     strictly closely deeply widely publicly dynamically programmatically long here there everywhere meanwhile anymore \
     overnight upfront";
/// Adjectives that are common in talks and have no telling ending.
pub(super) const ADJECTIVES: &str = "able available bad better best big bigger biggest brand busy central cheap cheaper clean clear cloud common complete \
     complex cool core critical current custom daily dead deep different difficult digital direct due dynamic early easy \
     easier elastic entire existing expensive extra fast faster fastest few final first fixed flat flexible free fresh full \
     general global good graduated great green happy hard harder heavy high higher hot huge important independent \
     individual internal isolated key large larger largest late later latest legacy less light little local long longer \
     low lower main major managed manual many massive mature minimal modern more most multiple native new newer next \
     nice normal old older only open other overall own painful physical poor popular possible private production public \
     quick quicker rapid raw ready real reasonable regional regular reliable remote responsible rich right rigid robust \
     safe safer same scalable seamless second secure separate serious several shared short similar simple simpler single \
     slow slower small smaller smallest smart solid special specific stable standard static strict strong stuck successful \
     such sufficient third tiny top total tough unique usual various vast virtual whole wide wild worth wrong young zero";
/// Plural nouns without a final "s".
pub(super) const PLURALS: &str = "people data children women men staff folks criteria media";
/// Singular nouns with a final "s".
pub(super) const SINGULARS: &str = "kubernetes access process business class success progress address bus analysis basis status always redis ingress \
     news series prometheus istio postgres focus process cross mess loss less aws gcs dns tls https jenkins devops gitops \
     finops secops os kops chaos bias nexus corpus campus surplus stress express compass glass mass pass press stateless \
     serverless wireless various previous continuous obvious serious synchronous asynchronous autonomous heterogeneous \
     homogeneous enormous numerous famous dangerous this its us thus plus versus is was has does";
/// Words that never end a sentence in prose: something is missing after them.
pub(super) const NEVER_LAST: &str = "the a an and or but nor so because if when while although though unless whereas whether of at by for with from to \
     into onto over under across through between among within without about against during via per than as like our its \
     their my your his her whose which who what how why where that this these those is are was were be been being am has \
     have had do does did can could will would shall should may might must not very really quite just also each every no \
     some any most many several few both another other such more less only even pretty super kind sort get got gets \
     getting going let lets make makes made take takes call called want wants wanted need needs needed use uses using i \
     we you they he she it's basically actually essentially maybe probably then plus around same different";
