//! Spells names of products, languages and places as their owners do: "pytorch" is "PyTorch", "cloud run" is "Cloud
//! Run". It spells nothing that can be a common word where it stands.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{
    super::super::{clause::Clause, mend::take_out, tokens::Token},
    words::at_words,
};
use crate::text::lexicon::Tags;

/// Names that take a capital and are no common word.
const CAPITAL: &str = "adobe airflow akamai alibaba android angular apache artifactory asia australia bazel berlin \
    bitbucket brazil canada chatgpt china cisco cloudflare datadog debian denmark django drupal dublin dynatrace fargate \
    fastly finland flink france gradle groovy hadoop hbase intel ireland israel italy japan jenkinsfile jira jmeter \
    junit jupyter kibana kinesis korea kotlin lambda logstash lua maven memcached mexico mimir munich netlify nomad \
    norway okta paris pixie poland postgres presto pulumi rancher redshift salesforce scala scylla seattle selenium \
    singapore slack snowflake spain spinnaker swagger sweden sydney tekton tokyo toronto trino ubuntu unix vagrant \
    vertica vietnam wasm webex wikipedia zipkin zookeeper zoom";

/// Names that are common words too: with a capital only where no article and no "to" makes a word of them.
const AT_TIMES: &str = "ansible chef consul confluence delta hive iceberg looker oracle pandas puppet ruby rust sentry \
    spanner spark swift tableau tempo vault";

/// Names and acronyms with capitals of their own.
const SPELLED: &str = "aiops:AIOps;alb:ALB;bigquery:BigQuery;bigtable:Bigtable;bitnami:Bitnami;centos:CentOS;\
    circleci:CircleCI;clickhouse:ClickHouse;cloudformation:CloudFormation;cloudwatch:CloudWatch;cnf:CNF;cnfs:CNFs;\
    cockroachdb:CockroachDB;dynamodb:DynamoDB;ecr:ECR;ecs:ECS;efs:EFS;elb:ELB;emr:EMR;eu:EU;fpga:FPGA;golang:Go;\
    graphql:GraphQL;haproxy:HAProxy;hashicorp:HashiCorp;hdfs:HDFS;iac:IaC;ibm:IBM;influxdb:InfluxDB;iops:IOPS;\
    ipam:IPAM;kms:KMS;lfx:LFX;mlflow:MLflow;mqtt:MQTT;nist:NIST;nlb:NLB;nodejs:Node.js;npm:npm;nvme:NVMe;oauth:OAuth;\
    opensearch:OpenSearch;openshift:OpenShift;pagerduty:PagerDuty;pdb:PDB;pdbs:PDBs;php:PHP;pii:PII;poc:PoC;\
    powershell:PowerShell;pv:PV;pvs:PVs;pubsub:Pub/Sub;pytorch:PyTorch;rabbitmq:RabbitMQ;rhel:RHEL;sbom:SBOM;\
    sboms:SBOMs;slsa:SLSA;sns:SNS;sonarqube:SonarQube;sqs:SQS;tensorflow:TensorFlow;tinygo:TinyGo;\
    typescript:TypeScript;uk:UK;vcpu:vCPU;vcpus:vCPUs;vlan:VLAN;vlans:VLANs;vpa:VPA;webassembly:WebAssembly;x509:X.509";

/// Names of several words.
const PHRASES: &str = "active directory:Active Directory;ai ops:AIOps;aws config:AWS Config;\
    aws lambda:AWS Lambda;azure devops:Azure DevOps;big query:BigQuery;big table:Bigtable;black friday:Black Friday;\
    chaos monkey:Chaos Monkey;chat gpt:ChatGPT;click house:ClickHouse;client go:client-go;cloud run:Cloud Run;\
    cloud watch:CloudWatch;config connector:Config Connector;cyber monday:Cyber Monday;data dog:Datadog;\
    dynamo db:DynamoDB;elastic search:Elasticsearch;event bridge:EventBridge;github actions:GitHub Actions;\
    github copilot:GitHub Copilot;google cloud:Google Cloud;google cloud platform:Google Cloud Platform;\
    google cloud storage:Google Cloud Storage;hong kong:Hong Kong;jupyter lab:JupyterLab;key vault:Key Vault;\
    ml ops:MLOps;mongo db:MongoDB;new relic:New Relic;new york:New York;node js:Node.js;north america:North America;\
    open ai:OpenAI;open id connect:OpenID Connect;openid connect:OpenID Connect;open search:OpenSearch;\
    open shift:OpenShift;open stack:OpenStack;pager duty:PagerDuty;power bi:Power BI;rabbit mq:RabbitMQ;\
    red hat:Red Hat;route 53:Route 53;san francisco:San Francisco;spring boot:Spring Boot;\
    tiny go:TinyGo;united states:United States;vertex ai:Vertex AI;visual studio:Visual Studio;vs code:VS Code;\
    web assembly:WebAssembly;x 509:X.509";

/// How a name is written, and whether it can be a common word.
static NAMES: LazyLock<FxHashMap<&'static str, (String, bool)>> = LazyLock::new(|| {
    let capital = |word: &str| {
        let (first, rest) = word.split_at(1);
        format!("{}{rest}", first.to_uppercase())
    };
    let pairs = SPELLED.split(';').filter_map(|pair| pair.split_once(':'));
    CAPITAL
        .split_whitespace()
        .map(|word| (word, (capital(word), false)))
        .chain(AT_TIMES.split_whitespace().map(|word| (word, (capital(word), true))))
        .chain(pairs.map(|(heard, printed)| (heard, (printed.to_owned(), false))))
        .collect()
});

/// A name of several words, as it is heard and as it is printed.
type Phrase = (Vec<&'static str>, &'static str);

/// Names of several words by the first of them, the longest first.
static LONG: LazyLock<FxHashMap<&'static str, Vec<Phrase>>> = LazyLock::new(|| {
    let mut by_first: FxHashMap<&'static str, Vec<Phrase>> = FxHashMap::default();
    for (heard, printed) in PHRASES.split(';').filter_map(|pair| pair.split_once(':')) {
        let words: Vec<&str> = heard.split(' ').collect();
        by_first.entry(words[0]).or_default().push((words, printed));
    }
    for phrases in by_first.values_mut() {
        phrases.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    by_first
});

/// "we use pytorch on cloud run" → "we use PyTorch on Cloud Run".
pub(super) fn names(clause: &mut Clause) {
    let mut at = 0;
    while at < clause.tokens.len() {
        // Inside the verb group nothing is a name.
        let verb = (clause.verb.finite..clause.verb.end).contains(&at);
        if !clause.tokens[at].name && !verb {
            phrase(clause, at);
            word(&mut clause.tokens, at);
        }
        at += 1;
    }
}

/// Puts the name for the words at `at`, when they are one.
fn phrase(clause: &mut Clause, at: usize) {
    let Some(phrases) = LONG.get(clause.tokens[at].lower.as_str()) else {
        return;
    };
    let Some((words, printed)) = phrases.iter().find(|(words, _)| at_words(&clause.tokens, at, words)) else {
        return;
    };
    let end = at + words.len();
    // "the client go ahead", "the red hat": neither across the verb nor said of a thing.
    let apart = at < clause.verb.finite && end > clause.verb.finite
        || clause.tokens.get(end).is_some_and(|t| words[0] == "client" && t.tags.any(Tags::ADVERB));
    if apart {
        return;
    }
    take_out(clause, at + 1, end);
    settle(&mut clause.tokens[at], printed);
}

/// Puts the name for the word at `at`, when it is one.
fn word(tokens: &mut [Token], at: usize) {
    let token = &tokens[at];
    let stem = token.lower.strip_suffix("'s").unwrap_or(&token.lower);
    let Some((printed, at_times)) = NAMES.get(stem) else {
        // "written in go"
        let go = token.lower == "go"
            && at > 0
            && tokens[at - 1].lower == "in"
            && tokens[at - 1].after == ' '
            && (token.after != ' '
                || tokens
                    .get(at + 1)
                    .is_none_or(|t| t.tags.any(Tags::RELATIVE.with(Tags::COORDINATOR)) || t.lower == "that"));
        if go {
            settle(&mut tokens[at], "Go");
        }
        return;
    };
    if token.name || *at_times && common(tokens, at) {
        return;
    }
    let whole = format!("{printed}{}", &token.lower[stem.len()..]);
    settle(&mut tokens[at], &whole);
}

/// Whether the word at `at` is a common word where it stands: "to spark a talk", "a delta", "rust on the door".
fn common(tokens: &[Token], at: usize) -> bool {
    let thing = tokens[at].after == ' '
        && tokens.get(at + 1).is_some_and(|t| {
            t.tags.any(Tags::NOUN) && !t.tags.any(Tags::PREPOSITION.with(Tags::COORDINATOR))
        });
    let Some(before) = at.checked_sub(1).map(|i| &tokens[i]) else {
        return true;
    };
    before.after == ' '
        && (before.lower == "to" && !thing
            || before.tags.any(Tags::MODAL.with(Tags::SUBJECT).with(Tags::RELATIVE))
            || before.tags.any(Tags::ADVERB) && !before.tags.any(Tags::PREPOSITION)
            || !thing && before.tags.any(Tags::DETERMINER.with(Tags::ADJECTIVE).with(Tags::NUMBER)))
}

/// The printed form stands whatever comes after it.
fn settle(token: &mut Token, printed: &str) {
    printed.clone_into(&mut token.text);
    // An acronym keeps its article ("the EU"), a name has none.
    let plain = |c: char| c.is_lowercase();
    if printed.chars().any(plain) && printed.starts_with(char::is_uppercase) {
        token.name = true;
        if !printed.ends_with("'s") {
            token.tags = Tags::NOUN;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writing::extractive::reading::first_clause;

    fn told(text: &str) -> String {
        let mut clause = first_clause(text);
        names(&mut clause);
        assert!(clause.verb.main < clause.verb.end && clause.verb.end <= clause.tokens.len());
        clause.tokens.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn names_are_spelled_as_their_owners_do() {
        for (said, printed) in [
            ("we use pytorch on cloud run", "we use PyTorch on Cloud Run"),
            (
                "we sell bread in tokyo and the eu through slack",
                "we sell bread in Tokyo and the EU through Slack",
            ),
            ("we wrote the oven in go", "we wrote the oven in Go"),
            (
                "we moved slack's bread to big query",
                "we moved Slack's bread to BigQuery",
            ),
            (
                "we run the spark jobs for the bakers",
                "we run the Spark jobs for the bakers",
            ),
            ("we use chef in new york", "we use Chef in New York"),
        ] {
            assert_eq!(told(said), printed);
        }
    }

    #[test]
    fn common_words_stay() {
        for text in [
            "we wanted to spark a talk",
            "we go in go slowly",
            "we send the delta to the kitchens",
            "we hired a chef for the ovens",
        ] {
            assert_eq!(told(text), text);
        }
    }

    #[test]
    fn no_name_is_listed_twice() {
        let listed = CAPITAL.split_whitespace().count()
            + AT_TIMES.split_whitespace().count()
            + SPELLED.split(';').count();
        assert_eq!(NAMES.len(), listed);
    }
}
