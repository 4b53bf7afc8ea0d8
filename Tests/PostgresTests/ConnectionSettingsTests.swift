import Testing

@testable import Postgres

@Suite struct ConnectionSettingsTests {
    @Test(arguments: [
        "host=db.example.org dbname=x",
        "host=db.example.org sslmode=require",
        "postgresql://worker@db.example.org/x?sslmode=verify-ca",
        "host=localhost,db.example.org",
        "hostaddr=192.0.2.1 host=localhost",
        "host=127.0.0.1.example.org",
    ])
    func `another machine without a verified certificate is refused with the cure`(conninfo: String) {
        let error = #expect(throws: PostgresError.self) { try ConnectionSettings(conninfo) }
        #expect(error?.code == .configuration)
        #expect(error?.description.contains("sslmode=verify-full") == true)
        #expect(error?.isTransient == false)
    }

    @Test(arguments: [
        "host=/run/postgresql", "host=127.0.0.1", "host=::1", "postgresql://worker@localhost/x",
        "host=db.example.org sslmode=verify-full", "host=db hostaddr=127.0.0.1",
    ])
    func `a socket, a loopback address and a verified certificate are accepted`(conninfo: String) throws {
        #expect(try ConnectionSettings(conninfo).values["connect_timeout"] == "10")
    }

    @Test func `a network connection notices a dead peer, unless the string says otherwise`() throws {
        let values = try ConnectionSettings("host=127.0.0.1 keepalives_idle=99").values
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
