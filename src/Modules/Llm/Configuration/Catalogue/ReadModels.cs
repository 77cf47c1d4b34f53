using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Configuration.Catalogue;

/// <summary>Reads configured models.</summary>
internal sealed class ReadModels(Db db, IModelStore models)
{
    public async Task<Page<ConfiguredModel>> PageAsync(Provider? provider, PageRequest page, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await models.PageAsync(session, provider, page, ct);
    }

    public async Task<Outcome<ConfiguredModel>> RunAsync(string id, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await models.FindAsync(session, id, ct) is { } model ? model : LlmFailures.ModelNotFound;
    }
}
