using System.Text;
using Maru.Modules.Llm;
using Maru.Modules.Llm.Calls.Content;
using Maru.Modules.Llm.Responses;
using Maru.Modules.Tests.Llm.Fakes;
using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Sql;
using Maru.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Maru.Modules.Tests.Llm.Responses;

/// <summary>A store of responses with a clock of its own, and the responses it is given.</summary>
internal sealed class Kept : IAsyncDisposable
{
    public const string Key = "key-1";

    private readonly TestDatabase _database;
    private readonly VaultContentSeal _seal;

    private Kept(TestDatabase database, Stores stores, VaultState vault)
    {
        _database = database;
        _seal = new VaultContentSeal(
            new CallDataKeyStore(database.Db, Clock), new Vault(vault == VaultState.Ok ? KeyRing.Generate() : null, vault, Clock),
            NullLogger<VaultContentSeal>.Instance);
        Store = stores == Stores.Fake ? new FakeResponseStore(Clock) : new SqlResponseStore(database.Db, _seal, Clock);
    }

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public FakeClock Clock { get; } = new();

    public IResponseStore Store { get; }

    public Db Db => _database.Db;

    public static async Task<Kept> OpenAsync(Stores stores, VaultState vault = VaultState.Ok)
    {
        var dialect = stores == Stores.Postgres ? Dialect.Postgres : Dialect.Sqlite;
        return new Kept(await TestDatabase.CreateAsync(dialect, new MigrationSource("llm", typeof(LlmModule).Assembly)), stores, vault);
    }

    public static ReadOnlyMemory<byte> Json(string text) => Encoding.UTF8.GetBytes(text);

    public static string Text(ReadOnlyMemory<byte> json) => Encoding.UTF8.GetString(json.Span);

    /// <summary>Asked with the item in_ID and answered with the item out_ID, a second after the one before.</summary>
    public StoredResponse Make(
        string id, string? previous = null, string key = Key, string account = "owner-1", ResponseStatus status = ResponseStatus.Completed)
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        return new StoredResponse(
            id, account, key, previous, "gpt-5", status, Clock.GetUtcNow(), Clock.GetUtcNow().AddHours(24),
            Json($$"""[{"id":"in_{{id}}","type":"message","content":"ask canary"}]"""),
            Json($$"""{"id":"{{id}}","status":"queued","output":[{"id":"out_{{id}}","type":"message"}]}"""))
        {
            Background = status is ResponseStatus.Queued,
        };
    }

    public async Task<StoredResponse> AddAsync(
        string id, string? previous = null, string key = Key, string account = "owner-1", ResponseStatus status = ResponseStatus.Completed)
    {
        var response = Make(id, previous, key, account, status);
        Assert.True(await Store.SaveAsync(response, status is ResponseStatus.Queued ? Json("""{"ask":"canary"}""") : default, Ct));
        return response;
    }

    public async ValueTask DisposeAsync()
    {
        _seal.Dispose();
        await _database.DisposeAsync();
    }
}
