using Maru.Modules.Llm.Configuration.Keys;
using Maru.Modules.Llm.Configuration.Keys.Importing;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Status;

/// <summary>Reads how encryption, keys, policy and the current model stand.</summary>
internal sealed class ReadStatus(
    Db db, Snapshot<RouteMap> settings, SqlSetupStore setup, IApiKeyStore keys, UnusedEnvironment unused, Vault vault)
{
    public async Task<LlmStatus> RunAsync(CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        var imports = await setup.ListImportsAsync(session, ct);
        var stored = await keys.ListAsync(session, ct);
        return new LlmStatus(vault.State, settings.Current, imports, unused.Among(stored));
    }
}
