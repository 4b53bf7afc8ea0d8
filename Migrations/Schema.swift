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
                Migration(6, "fast_lanes", PackageResources._006_fast_lanes_sql),
                Migration(7, "audit_epochs", PackageResources._007_audit_epochs_sql),
                Migration(8, "least_privilege", PackageResources._008_least_privilege_sql),
                Migration(9, "reviewers", PackageResources._009_reviewers_sql),
                Migration(10, "bound_actors", PackageResources._010_bound_actors_sql),
                Migration(11, "lean_intake", PackageResources._011_lean_intake_sql),
                Migration(12, "listings", PackageResources._012_listings_sql),
                Migration(13, "retention", PackageResources._013_retention_sql),
                Migration(14, "consent", PackageResources._014_consent_sql),
                Migration(15, "kept_apart", PackageResources._015_kept_apart_sql),
                Migration(16, "policy_terms", PackageResources._016_policy_terms_sql),
                Migration(17, "policy_terms_hold", PackageResources._017_policy_terms_hold_sql),
                Migration(18, "signing", PackageResources._018_signing_sql),
                Migration(19, "watched_purge", PackageResources._019_watched_purge_sql),
                Migration(20, "exports", PackageResources._020_exports_sql),
                Migration(21, "endings", PackageResources._021_endings_sql),
                Migration(22, "incidents", PackageResources._022_incidents_sql),
                Migration(23, "lean_submission", PackageResources._023_lean_submission_sql),
                Migration(24, "flat_claims", PackageResources._024_flat_claims_sql),
                Migration(25, "purge_windows", PackageResources._025_purge_windows_sql),
                Migration(26, "told_holds", PackageResources._026_told_holds_sql),
                Migration(27, "lean_claims", PackageResources._027_lean_claims_sql),
            ]
        case .keystore:
            [
                Migration(1, "key_roles", PackageResources._001_key_roles_sql),
                Migration(2, "keys", PackageResources._002_keys_sql),
                Migration(3, "rotation", PackageResources._003_rotation_sql),
                Migration(4, "key_least_privilege", PackageResources._004_key_least_privilege_sql),
                Migration(5, "ending_keys", PackageResources._005_ending_keys_sql),
                Migration(6, "own_definer", PackageResources._006_own_definer_sql),
                Migration(7, "purger_sees_practices", PackageResources._007_purger_sees_practices_sql),
                Migration(8, "scrub", PackageResources._008_scrub_sql),
                Migration(9, "lean_endings", PackageResources._009_lean_endings_sql),
            ]
        }
    }
}
