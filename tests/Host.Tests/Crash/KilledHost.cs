using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Maru.Platform.Secrets.FernetKeys;
using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Host.Tests.Crash;

/// <summary>A database that outlives the servers started on it, and what must hold in it after each of their deaths.</summary>
internal sealed class KilledHost : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    private KilledHost(TestDatabase database) => Database = database;

    public TestDatabase Database { get; }

    /// <summary>The newest first, as ENCRYPTION_KEY has it.</summary>
    public List<string> Keys { get; } = [FernetKey.Generate().Reveal()];

    public Vault Vault => new(KeyRing.Parse(string.Join(',', Keys)).Value, VaultState.Ok, TimeProvider.System);

    public static async Task<KilledHost> OnAsync(Dialect dialect) => new(await TestDatabase.EmptyAsync(dialect));

    /// <summary>Begins a server, or another verb of the program.</summary>
    public HostProcess Begin(string verb = "serve", params (string Name, string Value)[] environment) => HostProcess.Begin(
        [
            verb, "--environment=Testing", "--Urls=http://127.0.0.1:0", "--Identity:PasswordIterations=1000",
            $"--Database:Connection={Database.Options.Connection}",
        ],
        [("ENCRYPTION_KEY", string.Join(',', Keys)), .. environment]);

    /// <summary>An administrator's client; the first one makes the account with the token from the console.</summary>
    public static async Task<HttpClient> SignInAsync(HostProcess host)
    {
        var client = new HttpClient { BaseAddress = await host.UpAsync(), Timeout = TimeSpan.FromSeconds(60) };
        var needed = (await client.GetFromJsonAsync<System.Text.Json.JsonElement>("/api/v1/identity/set-up")).GetProperty("needed").GetBoolean();
        using var answer = needed
            ? await client.PostAsJsonAsync("/api/v1/identity/set-up", new { token = await TokenAsync(host), username = "admin", password = Password })
            : await client.PostAsJsonAsync("/api/v1/identity/login", new { username = "admin", password = Password });
        var session = await AppHost.ReadAsync(answer);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", session.GetProperty("access_token").GetString());
        return client;
    }

    /// <summary>Holds after every death, whatever was under way.</summary>
    public async Task AssertSoundAsync()
    {
        await using var session = await Database.Db.OpenAsync(CancellationToken.None);
        if (Database.Options.Dialect == Dialect.Sqlite)
        {
            Assert.Equal("ok", await session.ScalarAsync<string>("PRAGMA integrity_check"));
            Assert.Empty(await session.QueryAsync<string>("SELECT \"table\" FROM pragma_foreign_key_check"));
        }

        var vault = Vault;
        Assert.True(vault.FitsKeyCheck((await KeyCheckRow.ReadAsync(session, CancellationToken.None))!));
        var texts = await session.QueryAsync<string>("""
            SELECT sealed_key FROM llm_api_key UNION ALL SELECT private_key_sealed FROM identity_signing_key
            UNION ALL SELECT wrapped FROM llm_call_data_key
            """);
        Assert.All(texts, text => Assert.Null(vault.Open(text).Failure));
        Assert.InRange(await session.ScalarAsync<long>("SELECT COUNT(*) FROM llm_policy WHERE state = 'active'"), 0, 1);
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    /// <summary>The set-up token, from the file that the command on the console names.</summary>
    public static async Task<string> TokenAsync(HostProcess host)
    {
        const string Option = "$(cat '";
        var started = Stopwatch.StartNew();
        while (started.Elapsed < TimeSpan.FromSeconds(10))
        {
            if (host.Output.FirstOrDefault(line => line.Contains(Option, StringComparison.Ordinal)) is { } line)
            {
                var path = line[(line.IndexOf(Option, StringComparison.Ordinal) + Option.Length)..].Split('\'')[0];
                return (await File.ReadAllTextAsync(path)).Trim();
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }

        throw new TimeoutException("The server printed no set-up token.");
    }
}
