using Maru.Host.Tests.Crash;
using Maru.Platform.Secrets.FernetKeys;
using Maru.Testing;
using Npgsql;

namespace Maru.Host.Tests.Availability;

/// <summary>What keeps the server from starting is said in a sentence, with the exit code of a fault in the surroundings.</summary>
public sealed class StartRefusalTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("maru-start-").FullName;

    [Fact]
    public async Task A_file_that_is_no_database()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "maru.db"), string.Concat(Enumerable.Repeat("not a database ", 500)));

        Assert.Contains("is no SQLite database", await RefusedAsync($"--Database:Connection={_folder}/maru.db"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_in_the_database_files_place() =>
        Assert.Contains("is a folder", await RefusedAsync($"--Database:Connection={_folder}"), StringComparison.Ordinal);

    [Fact]
    public async Task A_folder_that_cannot_be_made() =>
        Assert.Contains("Database:Connection", await RefusedAsync("--Database:Connection=/proc/none/maru.db"), StringComparison.Ordinal);

    [Fact]
    public async Task A_disk_that_can_only_be_read()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "maru.db"), "");

        var said = await RefusedAsync($"--Database:Connection=Data Source={_folder}/maru.db;Mode=ReadOnly");

        Assert.Contains("maru.db can be read but not written", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_no_fault_of_the_settings()
    {
        await using var disk = await TightDisk.CreateAsync(mayMount: true);
        Assert.SkipUnless(disk.IsMounted, "No file system can be made here.");
        await disk.FillAsync(process: 0);

        var said = await RefusedAsync(null, 75, $"--Database:Connection={disk.Folder}/maru.db");

        Assert.Contains("is full, so the server has ended. Free space, then start it again.", said, StringComparison.Ordinal);
        Assert.DoesNotContain("by itself", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Data Surce=x;Password=canary", "Database:Connection cannot be read")]
    [InlineData("Host=127.0.0.1;Port=canary", "Database:Connection cannot be read")]
    [InlineData("Host=127.0.0.1;Port=1;Username=u;Password=canary", "PostgreSQL at 127.0.0.1:1 does not answer")]
    public async Task A_connection_string_that_leads_nowhere(string connection, string said) =>
        Assert.Contains(said, await RefusedAsync($"--Database:Connection={connection}"), StringComparison.Ordinal);

    [Fact]
    public async Task A_PostgreSQL_that_refuses()
    {
        Assert.SkipWhen(TestDatabase.WhyNoPostgres is not null, TestDatabase.WhyNoPostgres ?? "");
        var none = new NpgsqlConnectionStringBuilder(TestDatabase.Postgres) { Database = "none_such", Password = "canary" };
        var nobody = new NpgsqlConnectionStringBuilder(TestDatabase.Postgres) { Username = "nobody_here", Password = "canary" };

        Assert.Contains("has no database none_such", await RefusedAsync($"--Database:Connection={none}"), StringComparison.Ordinal);
        Assert.Contains("refuses the user nobody_here", await RefusedAsync($"--Database:Connection={nobody}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Work:Capacity=canary", "Work:Capacity has a value of the wrong form. Write a whole number, 1 to 1000.")]
    [InlineData("--Live:Redis=127.0.0.1:6379,canary=1", "Live:Redis cannot be read")]
    [InlineData("--Work:Capacity=0", "Work:Capacity=0 is out of range. Write a whole number, 1 to 1000.")]
    [InlineData("--ALLOW_EPHEMERAL_KEY=canary", "The setting ALLOW_EPHEMERAL_KEY has a value of the wrong form")]
    [InlineData("--Http:Origins=https://app.example/", "Http:Origins names 'https://app.example/'")]
    [InlineData("--Llm:CatalogueFile=/proc/none/models.json", "Llm:CatalogueFile cannot be read")]
    [InlineData("--OTEL_EXPORTER_OTLP_ENDPOINT=canary", "OTEL_EXPORTER_OTLP_ENDPOINT must be an http or https address")]
    [InlineData("--OTEL_EXPORTER_OTLP_TRACES_ENDPOINT=ftp://canary/", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT must be an http")]
    [InlineData("--Logging:LogLevel:Default=canary", "Logging:LogLevel:Default has a value of the wrong form. Write one of Trace, ")]
    [InlineData("--Logging:Console:LogLevel:Maru.Work=canary", "Logging:Console:LogLevel:Maru.Work has a value of the wrong form.")]
    [InlineData("--Audit:AnchorFile=/etc", "Audit:AnchorFile=/etc is a folder. Name a file in it")]
    [InlineData("--Audit:ArchiveFolder=/etc/hostname", "Audit:ArchiveFolder=/etc/hostname is a file. Name a folder")]
    [InlineData("--Llm:Upstream:Connect=0s", "Llm:Upstream:Connect=00:00:00 is out of range.")]
    [InlineData("--Urls=here and there", "Urls")]
    [InlineData("--Urls=http://192.0.2.1:8080", "Urls")]
    [InlineData("--Urls=http://[::1", "Urls: 'http://[::1' is no address")]
    [InlineData("--Urls=http://127.0.0.1:99999", "Urls: 'http://127.0.0.1:99999' is no address")]
    [InlineData("--Urls=http://127.0.0.1:0/base", "Urls: 'http://127.0.0.1:0/base' is no address")]
    [InlineData("--Urls=ftp://127.0.0.1:0", "Urls: 'ftp://127.0.0.1:0' is no address")]
    [InlineData("--Urls=http://256.1.1.1:0", "Urls: 'http://256.1.1.1:0' is no address")]
    [InlineData("--Urls=http://user:word@127.0.0.1:0", "is no address")]
    [InlineData("--Urls=http://unix:", "Urls: 'http://unix:' is no address")]
    [InlineData("--Urls=http://*:abc", "Urls: 'http://*:abc' is no address")]
    [InlineData("--Urls=http://unix:/proc/none/maru.sock", "Urls: there is no folder /proc/none for the socket")]
    [InlineData("--Urls=https://127.0.0.1:0", "No server certificate was specified", "Kestrel:Certificates:Default:Path")]
    [InlineData("--Kestrel:Endpoints:A:Url=nonsense", "Kestrel:Endpoints:A:Url: 'nonsense' is no address to listen at.")]
    [InlineData("--Kestrel:Endpoints:A:Url=http://127.0.0.1:99999", "Kestrel:Endpoints:A:Url: 'http://127.0.0.1:99999' is no address")]
    [InlineData("--Kestrel:Endpoints:A:Url=http://127.0.0.1:abc", "Kestrel:Endpoints:A:Url: 'http://127.0.0.1:abc' is no address")]
    [InlineData("--Kestrel:Endpoints:A:Uri=http://127.0.0.1:0", "Kestrel:Endpoints:A:Url: '' is no address")]
    [InlineData("--Kestrel:Endpoints:A:Url=https://127.0.0.1:0", "No server certificate was specified", "behind a proxy")]
    [InlineData("--Kestrel:Certificates:Default:Path=/proc/none.pfx", "none.pfx", "Kestrel:Certificates:Default:Path")]
    [InlineData("--Kestrel:Certificates:Default:Path=/etc/hostname", "cannot listen as it is set", "Kestrel:Certificates:Default:Path")]
    public async Task A_setting_of_the_wrong_form(string setting, params string[] said)
    {
        var refused = await RefusedAsync($"--Database:Connection={_folder}/maru.db", setting);

        Assert.All(said, part => Assert.Contains(part, refused, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_port_that_is_no_number_is_told_by_the_name_it_stands_under()
    {
        await using var server = HostProcess.Begin(
            ["serve", "--environment=Testing", $"--Database:Connection={_folder}/maru.db"], ("ASPNETCORE_HTTP_PORTS", "abc"));

        Assert.Equal(78, await server.EndAsync());
        Assert.StartsWith(
            "http_ports or https_ports: 'http://*:abc' is no address", Assert.Single(server.Output), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_by_the_names_they_had_before()
    {
        await using var server = HostProcess.Begin(
            [
                "serve", "--environment=Testing", "--Urls=http://127.0.0.1:0", $"--Database:Connection={_folder}/maru.db",
                "--Work:LeaseMilliseconds=30000",
            ],
            ("Work__RetentionDays", "7"), ("Work__Redis", "127.0.0.1:1,password=canary"), ("Work__MaxLiveClients", "50"),
            ("Live__MaxClients", "0"), ("Llm__Upstream__OpenAi", "http://127.0.0.1:1/v1/"), ("Llm__GeminiProbeModel", "gemini-x"));

        Assert.Equal(78, await server.EndAsync());
        Assert.Equal(
            [
                "Work__MaxLiveClients=50 is now Live__MaxClients=50.", "Work__Redis is now Live__Redis; the value stays as it is.",
                "Work:LeaseMilliseconds=30000 is now Work:Lease=00:00:30.", "Work__RetentionDays=7 is now Work__Retention=7.00:00:00.",
                "Llm__Upstream__OpenAi=http://127.0.0.1:1/v1/ is now Llm__Providers__openai__Address=http://127.0.0.1:1/v1/.",
                "Llm__GeminiProbeModel=gemini-x is now Llm__Providers__gemini__ProbeModel=gemini-x.",
                "Live:MaxClients=0 is out of range. Write a whole number, 1 to 1000000.",
            ],
            server.Output);
        Assert.False(File.Exists(Path.Combine(_folder, "maru.db")));
    }

    [Fact]
    public async Task A_key_file_that_cannot_be_read()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "keyring.dev"));
        await using var server = HostProcess.Begin(
            ["serve", "--environment=Testing", "--Urls=http://127.0.0.1:0", $"--Database:Connection={_folder}/maru.db"]);

        Assert.Equal(78, await server.EndAsync());
        Assert.Contains(server.Output, line => line.Contains("keyring.dev", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Hardly_any_files_to_open()
    {
        var said = await RefusedAsync(64, 78, $"--Database:Connection={_folder}/maru.db");

        Assert.Contains("ulimit -n", said, StringComparison.Ordinal);
    }

    public void Dispose() => TestFolder.Delete(_folder);

    private static Task<string> RefusedAsync(params string[] arguments) => RefusedAsync(null, 78, arguments);

    private static async Task<string> RefusedAsync(int? files, int expected, params string[] arguments)
    {
        await using var server = HostProcess.Begin(
            files, ["serve", "--environment=Testing", "--Urls=http://127.0.0.1:0", .. arguments],
            ("ENCRYPTION_KEY", FernetKey.Generate().Reveal()));
        var exitCode = await server.EndAsync();
        var said = string.Join('\n', server.Output);
        Assert.True(exitCode == expected, $"{exitCode}: {said}");
        Assert.DoesNotContain("Unhandled exception", said, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Output, line => line[..Math.Min(6, line.Length)] == "   at ");
        Assert.DoesNotContain("canary", said, StringComparison.Ordinal);
        return said;
    }
}
