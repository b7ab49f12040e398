//! Verbs as data: base forms with their irregular past and participle. The regular forms are made by rule in
//! the parent module, so a verb stands here once. Nothing here is read outside the lexicon.

/// Regular verbs whose forms follow the spelling rules.
pub(super) const REGULAR: &str = "\
abandon abolish absorb abstract accelerate accept access accommodate accompany accomplish account achieve acquire act \
activate adapt add address adjust administer adopt advance advise advocate affect agree aggregate aim alert align \
allocate allow amplify analyze announce answer anticipate appear apply appoint appreciate approach approve archive \
argue arrange arrive ask assemble assess assign assist associate assume assure attach attack attempt attend attract \
audit authenticate authorize author automate avoid await back balance base batch battle behave believe belong \
benchmark benefit block boost boot bootstrap borrow bother bounce bound break-up bridge broadcast brush buffer bump \
bundle burden burn bypass cache calculate call cancel capture care carry cascade cause celebrate centralize certify \
challenge change characterize charge chase check claim clarify classify clean clear click clone close cluster code \
collaborate collapse collect combine comment commit-to communicate compare compete compile complain complement \
complete complicate comply compose compress compute concentrate concern conclude conduct configure confirm conform \
confuse connect consider consist consolidate constitute constrain construct consult consume contact contain \
containerize continue contrast contribute converge convert convince cook cooperate coordinate copy correlate \
correspond count couple cover crash create cross customize damage deal-in debug decentralize decide declare decline \
decommission decouple decrease dedicate deem default defend define degrade delay delegate delete deliver demand \
demonstrate depend deploy deprecate derive describe deserve design desire destroy detach detect determine develop \
devise diagnose dictate differ differentiate digest direct disable disallow disappear discard disconnect discover \
discuss dispatch display distinguish distribute dive divide document dominate donate double download downsize \
downscale drain drive-up duplicate earn ease educate elect eliminate embark embed embrace emerge emit emphasize \
employ empower empty enable encapsulate encounter encourage encrypt end endorse enforce engage engineer enhance \
enjoy enlarge enrich ensure enter entitle equip err escalate escape establish estimate evaluate evolve examine \
exceed exchange exclude execute exercise exhaust exist expand expect experience experiment expire explain explore \
export expose express extend extract face facilitate fail favor feature federate fetch figure file fill filter \
finalize finance finish fire fix flag flow flush focus follow force forecast fork form formalize format formulate \
foster found free fulfill function fund gain gather generate govern graduate grant group guarantee guard guess guide \
hack halt halve handle happen harden harness harvest help hesitate highlight hire home hook hope host identify \
ignore illustrate imagine impact implement import impose improve include incorporate increase incur indicate \
industrialize influence inform ingest inherit inhibit initialize initiate inject innovate inspect inspire install \
instantiate instruct instrument insulate integrate intend interact intercept interest interface interrupt introduce \
invent inventory invest investigate invite invoke involve isolate issue iterate join judge jump justify kick kill \
knock label lack land last launch layer lease leverage license lift like limit link list listen live load lock log \
look loop love lower maintain manage mandate map mark market mask master match mature maximize measure mediate merge \
mess migrate minimize mirror miss mitigate mix mock model modernize modify monitor motivate mount move multiply name \
navigate need negotiate network normalize note notice notify number observe obtain occupy occur offer offload onboard \
open operate opt optimize orchestrate order organize orient originate outgrow outline outsource outweigh overcome-by \
overlap overload override-by overprovision oversee-by own pack package page park parse participate partition partner \
pass patch pause peak perform persist phase pick pilot pin place plague play point poll populate port portray \
position possess post power practice predict prefer prepare present preserve press pressure prevent price print \
prioritize probe proceed process procure produce profile program progress prohibit project promise promote prompt \
propagate propose protect prototype prove-in provide provision publish pull pump purchase purge push qualify query \
question queue race raise range rank rate reach react realize rearchitect reason rebalance reboot recall receive \
recognize recommend reconcile reconfigure record recover recreate recruit recycle redeploy redesign redirect reduce \
reevaluate refactor refer refine reflect refresh refuse regard register regulate reimagine reimplement reinforce \
reinstall reinvent reject relate relax release relocate rely remain remember remind remove rename render renew rent \
reorganize repackage repair repeat replace replicate report represent reproduce request require rescue research \
reserve reset-to reside resize resolve respond restart restore restrict restructure result resume retain retire \
retrieve retry return reuse reveal revert review revise revisit revoke revolve reward roll rotate route sacrifice \
safeguard sample satisfy save scale scan scatter schedule scope score scramble scrape screen script search secure \
segment select separate sequence serialize serve settle shape shard share shift ship shorten show-up sign signal \
simplify simulate skip slice slow smooth snapshot solve sort source span specialize specify speculate sponsor spot \
stabilize stack staff stage standardize start state stay steer step stimulate stop-by store stream streamline \
strengthen stress stretch structure struggle study stumble submit-to subscribe substitute succeed suffer suggest suit \
summarize supervise supply support surface surpass surprise surround survey survive suspend sustain switch sync \
synchronize tackle tag tailor talk target taste template terminate test thank thrive throttle tie tolerate total touch \
tour toggle trace track trade traffic trail train transfer transform transition translate transmit transport travel \
treat trigger triple troubleshoot-by trust try tune turn tweak type unblock uncover undergo-by unify unite unlock \
unpack update upgrade upload use utilize validate value vary vendor verify version view violate virtualize visit \
visualize vote wait walk want warn waste watch weigh welcome whitelist widen wipe wish witness wonder work worry wrap \
wrestle yield zoom";

/// Regular verbs that double their last letter ("ship", "shipped", "shipping").
pub(super) const DOUBLING: &str = "\
admit bar bug chat chop commit control cut-down debug defer drag drop dub equip excel fit format forget-about grab hit-up \
hop incur infer log map nod occur omit opt patrol permit pin plan plug pop prefer program propel quiz refer regret rip \
rub scan scrap ship shop skip slip snap spin-off spot step stop strip submit swap tag tap top transfer transmit trap \
trim tag unplug unzip wrap zip";

/// Irregular verbs: base, past, participle.
pub(super) const IRREGULAR: &str = "\
arise arose arisen|awake awoke awoken|beat beat beaten|become became become|begin began begun|bend bent bent|\
bet bet bet|bind bound bound|blow blew blown|break broke broken|bring brought brought|\
broadcast broadcast broadcast|build built built|burn burned burned|buy bought bought|catch caught caught|\
choose chose chosen|cling clung clung|come came come|cost cost cost|cut cut cut|deal dealt dealt|dig dug dug|\
draw drew drawn|drive drove driven|eat ate eaten|fall fell fallen|feed fed fed|feel felt felt|fight fought fought|\
find found found|fly flew flown|forget forgot forgotten|freeze froze frozen|get got gotten|give gave given|go went gone|\
grow grew grown|hang hung hung|hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept|\
know knew known|lay laid laid|lead led led|lean leaned leaned|learn learned learned|leave left left|lend lent lent|\
let let let|lie lay lain|light lit lit|lose lost lost|make made made|mean meant meant|meet met met|\
mislead misled misled|oversee oversaw overseen|overcome overcame overcome|override overrode overridden|pay paid paid|\
prove proved proven|put put put|quit quit quit|read read read|rebuild rebuilt rebuilt|redo redid redone|\
reset reset reset|rethink rethought rethought|rewrite rewrote rewritten|ride rode ridden|ring rang rung|rise rose risen|\
run ran run|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|set set set|shake shook shaken|\
shed shed shed|shoot shot shot|show showed shown|shrink shrank shrunk|shut shut shut|sit sat sat|sleep slept slept|\
slide slid slid|speak spoke spoken|speed sped sped|spend spent spent|spin spun spun|split split split|spread spread spread|\
stand stood stood|steal stole stolen|stick stuck stuck|strike struck struck|strive strove striven|swing swung swung|\
take took taken|teach taught taught|tear tore torn|tell told told|think thought thought|throw threw thrown|\
troubleshoot troubleshot troubleshot|undergo underwent undergone|understand understood understood|\
undertake undertook undertaken|wake woke woken|wear wore worn|win won won|withdraw withdrew withdrawn|write wrote written";

/// Base forms that are nouns at least as often: after a noun or adjective they are no verb without other signs.
pub(super) const NOUN_TOO: &str = "\
access account alert answer approach archive attack attempt audit author back balance base batch battle benchmark \
benefit block boost boot bootstrap break bridge budget buffer bug build bundle burden burn bypass cache call care \
cause challenge change charge chat check claim clone cluster code comment commit compute concern contact control copy \
cost count cover crash cross cut damage deal debug default delay demand design desire diff display document double \
download drain draw drive drop end engineer escape estimate exchange exercise experience experiment export express \
face feature feed figure file fill filter finance finish fire fix flag flow focus force forecast fork form format \
found function fund gain group guarantee guard guess guide hack halt handle harness help highlight hire home hook hope \
host impact import increase influence install instrument interest interface interrupt inventory issue iterate jump \
kick kill label lack land last launch layer lead lease license lift light like limit link list live load lock log look \
loop love map mark market mask master match measure mess mirror miss mix mock model monitor mount move name need \
network note notice number offer order output overlap own pack package page park partition partner pass patch pause \
peak phase pick pilot pin place plan play plug point poll pool port position post power practice present press \
pressure price print probe process produce profile program progress project promise prompt prototype pull pump \
purchase push query question queue quiz race raise range rank rate reach read reason record release report request \
research reserve reset result return reuse review reward ride ring rise roll route run sample save scale scan schedule \
scope score scrape screen script search secure segment sequence set shape shard share shift ship show sign signal \
sleep slice slide slip slot snapshot sort source span speed spin split sponsor spot spread stack staff stage stand \
start state stay step stick stop store stream stress stretch strip structure struggle study suit supply support \
surface surprise survey swap swing switch sync tag talk target taste team template test thank throttle tie time top \
total touch tour trace track trade traffic trail train transfer transform transition transport trap travel treat \
trigger trust try tune turn tweak type update upgrade upload use value vendor version view visit vote wait wake walk \
waste watch wave win wonder work worry wrap write yield zoom";
