/// The migrations of each database in their order. A new file is added here, and never changed once it has landed.
extension Schema {
    /// The migrations of this database, by number.
    public var migrations: [Migration] {
        switch self {
        case .records:
            [
                Migration(1, "roles", PackageResources._001_roles_sql),
                Migration(2, "queue", PackageResources._002_queue_sql),
                Migration(3, "audit", PackageResources._003_audit_sql),
                Migration(4, "records", PackageResources._004_records_sql),
                Migration(5, "weights", PackageResources._005_weights_sql),
                Migration(8, "audit_epochs", PackageResources._008_audit_epochs_sql),
                Migration(10, "least_privilege", PackageResources._010_least_privilege_sql),
                Migration(11, "reviewers", PackageResources._011_reviewers_sql),
                Migration(12, "bound_actors", PackageResources._012_bound_actors_sql),
                Migration(20, "retention", PackageResources._020_retention_sql),
                Migration(21, "consent", PackageResources._021_consent_sql),
            ]
        case .keystore:
            [
                Migration(1, "key_roles", PackageResources._001_key_roles_sql),
                Migration(2, "keys", PackageResources._002_keys_sql),
                Migration(5, "key_least_privilege", PackageResources._005_key_least_privilege_sql),
                Migration(6, "ending_keys", PackageResources._006_ending_keys_sql),
            ]
        }
    }
}
