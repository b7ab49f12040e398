//! How words are printed: acronyms and names of common tools with their capitals, CNCF's wording. It is data with two
//! look-ups and judges nothing.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// How captions' words are printed when they are acronyms or names of common tools.
pub(in super::super) const DISPLAY: &[(&str, &str)] = &[
    ("i.t", "IT"),
    ("aws", "AWS"),
    ("gcp", "GCP"),
    ("api", "API"),
    ("apis", "APIs"),
    ("cpu", "CPU"),
    ("cpus", "CPUs"),
    ("gpu", "GPU"),
    ("gpus", "GPUs"),
    ("vm", "VM"),
    ("vms", "VMs"),
    ("ci", "CI"),
    ("cd", "CD"),
    ("cicd", "CI/CD"),
    ("ci/cd", "CI/CD"),
    ("sql", "SQL"),
    ("dns", "DNS"),
    ("http", "HTTP"),
    ("yaml", "YAML"),
    ("json", "JSON"),
    ("iam", "IAM"),
    ("ec2", "EC2"),
    ("s3", "S3"),
    ("eks", "EKS"),
    ("gke", "GKE"),
    ("aks", "AKS"),
    ("sre", "SRE"),
    ("sres", "SREs"),
    ("slo", "SLO"),
    ("slos", "SLOs"),
    ("sla", "SLA"),
    ("slas", "SLAs"),
    ("sdk", "SDK"),
    ("cli", "CLI"),
    ("crd", "CRD"),
    ("crds", "CRDs"),
    ("ui", "UI"),
    ("hpa", "HPA"),
    ("tls", "TLS"),
    ("mtls", "mTLS"),
    ("vpc", "VPC"),
    ("vpcs", "VPCs"),
    ("rbac", "RBAC"),
    ("saas", "SaaS"),
    ("ram", "RAM"),
    ("ssd", "SSD"),
    ("oidc", "OIDC"),
    ("ldap", "LDAP"),
    ("ml", "ML"),
    ("ai", "AI"),
    ("db", "database"),
    ("qps", "QPS"),
    ("rps", "RPS"),
    ("tco", "TCO"),
    ("cto", "CTO"),
    ("cio", "CIO"),
    ("csi", "CSI"),
    ("cni", "CNI"),
    ("pki", "PKI"),
    ("ssh", "SSH"),
    ("github", "GitHub"),
    ("gitlab", "GitLab"),
    ("gitops", "GitOps"),
    ("devops", "DevOps"),
    ("jenkins", "Jenkins"),
    ("docker", "Docker"),
    ("kafka", "Kafka"),
    ("mysql", "MySQL"),
    ("elasticsearch", "Elasticsearch"),
    ("terraform", "Terraform"),
    ("ansible", "Ansible"),
    ("grafana", "Grafana"),
    ("google", "Google"),
    ("amazon", "Amazon"),
    ("azure", "Azure"),
    ("microsoft", "Microsoft"),
    ("linux", "Linux"),
    ("java", "Java"),
    ("python", "Python"),
    ("javascript", "JavaScript"),
    ("openstack", "OpenStack"),
    ("vmware", "VMware"),
    ("mongodb", "MongoDB"),
    ("cassandra", "Cassandra"),
    ("postgresql", "PostgreSQL"),
    ("redis", "Redis"),
    ("nginx", "NGINX"),
    ("europe", "Europe"),
    ("kubernetes", "Kubernetes"),
    ("christmas", "Christmas"),
    ("thanksgiving", "Thanksgiving"),
    ("january", "January"),
    ("february", "February"),
    ("april", "April"),
    ("june", "June"),
    ("july", "July"),
    ("september", "September"),
    ("october", "October"),
    ("november", "November"),
    ("december", "December"),
    ("monday", "Monday"),
    ("tuesday", "Tuesday"),
    ("wednesday", "Wednesday"),
    ("thursday", "Thursday"),
    ("friday", "Friday"),
    ("saturday", "Saturday"),
    ("sunday", "Sunday"),
    ("german", "German"),
    ("germany", "Germany"),
    ("american", "American"),
    ("america", "America"),
    ("india", "India"),
    ("switzerland", "Switzerland"),
    ("swiss", "Swiss"),
    ("london", "London"),
    ("paris", "Paris"),
    ("english", "English"),
    ("oracle", "Oracle"),
    ("mesos", "Mesos"),
    ("splunk", "Splunk"),
    ("log4j", "Log4j"),
    ("netflix", "Netflix"),
    ("linkedin", "LinkedIn"),
];

/// Words of CNCF's style, as pairs of what is heard and what is printed.
const STYLE: &[(&str, &str)] = &[
    ("open-source", "open source"),
    ("open-sourced", "open sourced"),
    ("cloud-native", "cloud native"),
    ("on prem", "on premises"),
    ("on-prem", "on-premises"),
    ("infra", "infrastructure"),
    ("repo", "repository"),
    ("repos", "repositories"),
    ("prod", "production"),
    ("dev", "development"),
    ("devs", "developers"),
    ("k8s", "Kubernetes"),
    ("percent", "%"),
];

static DISPLAYED: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| DISPLAY.iter().copied().collect());

/// The printed form of an acronym or of a tool's name, from lower case.
pub(in super::super) fn display(lower: &str) -> Option<&'static str> {
    DISPLAYED.get(lower).copied()
}

/// The form CNCF's style asks for, from lower case.
pub(in super::super) fn styled(lower: &str) -> Option<&'static str> {
    STYLE.iter().find(|(heard, _)| *heard == lower).map(|(_, printed)| *printed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acronyms_and_style_words_are_looked_up_in_lower_case() {
        assert_eq!(display("gke"), Some("GKE"));
        assert_eq!(styled("cloud-native"), Some("cloud native"));
        assert_eq!(display("cluster").or_else(|| styled("cluster")), None);
    }
}
