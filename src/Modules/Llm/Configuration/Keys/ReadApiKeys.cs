using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Configuration.Keys;

/// <summary>Reads stored keys. Nothing is opened for it, so that one broken row cannot break a list.</summary>
internal sealed class ReadApiKeys(Db db, IApiKeyStore keys)
{
    public async Task<Page<ApiKey>> PageAsync(Provider? provider, PageRequest page, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await keys.PageAsync(session, provider, page, ct);
    }

    public async Task<Outcome<ApiKey>> RunAsync(string id, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await keys.FindAsync(session, id, ct) is { } key ? key : LlmFailures.KeyNotFound;
    }
}
