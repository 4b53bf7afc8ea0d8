import Testing

@testable import Postgres

@Suite struct ConnectionSettingsTests {
    @Test(arguments: [
        "host=db.example.org dbname=x",
        "host=db.example.org sslmode=require",
        "postgresql://worker@db.example.org/x?sslmode=verify-ca",
        "host=localhost,db.example.org",
        "hostaddr=192.0.2.1 host=localhost",
        "host=127.0.0.1.example.org", "host=127.0.0.1", "host=::1", "postgresql://worker@localhost/x",
        "host=db hostaddr=127.0.0.1",
    ])
    func `TCP without a verified certificate is refused with the cure`(conninfo: String) {
        let error = #expect(throws: PostgresError.self) { try ConnectionSettings(conninfo) }
        #expect(error?.code == .configuration)
        #expect(error?.description.contains("sslmode=verify-full") == true)
        #expect(error?.isTransient == false)
    }

    @Test(arguments: [
        "host=/run/postgresql", "host=@abstract", "host=db.example.org sslmode=verify-full",
        "host=db hostaddr=127.0.0.1 sslmode=verify-full channel_binding=require",
        "host=db sslmode=verify-full channel_binding=disable sslcert=/etc/dictum/client.crt",
    ])
    func `a socket and a verified certificate are accepted`(conninfo: String) throws {
        #expect(try ConnectionSettings(conninfo).values["connect_timeout"] == "10")
    }

    @Test(arguments: [
        ("channel_binding=disable", "channel_binding=require"), ("channel_binding=prefer", "channel_binding=require"),
        ("ssl_min_protocol_version=TLSv1", "TLS"), ("ssl_max_protocol_version=TLSv1.1", "TLS"),
        ("host=db,/run/postgresql", "socket"),
    ])
    func `what weakens TLS is refused with the cure`(weakness: String, cure: String) {
        let error = #expect(throws: PostgresError.self) {
            try ConnectionSettings("host=db sslmode=verify-full \(weakness)")
        }
        #expect(error?.code == .configuration)
        #expect(error?.description.contains(cure) == true)
    }

    @Test func `a password is bound to its connection, and no Kerberos ticket replaces TLS`() throws {
        let values = try ConnectionSettings("host=db sslmode=verify-full").values
        #expect(values["channel_binding"] == "require")
        #expect(values["gssencmode"] == "disable")
        let certified = try ConnectionSettings("host=db sslmode=verify-full sslcert=client.crt").values
        #expect(certified["channel_binding"] == nil)
    }

    @Test func `a network connection notices a dead peer, unless the string says otherwise`() throws {
        let values = try ConnectionSettings("host=db sslmode=verify-full keepalives_idle=99").values
        #expect(values["keepalives_idle"] == "99")
        #expect(values["tcp_user_timeout"] == "25000")
        #expect(try ConnectionSettings("host=/run/postgresql").values["tcp_user_timeout"] == nil)
    }

    @Test func `what is no connection string is refused without being quoted`() {
        let error = #expect(throws: PostgresError.self) { try ConnectionSettings("password=hunter2 nonsense") }
        #expect(error?.code == .configuration)
        #expect(error?.description.contains("hunter2") == false)
    }

    @Test func `a service, whose host cannot be checked, is refused`() {
        #expect(throws: PostgresError.self) { try ConnectionSettings("service=records") }
    }
}
