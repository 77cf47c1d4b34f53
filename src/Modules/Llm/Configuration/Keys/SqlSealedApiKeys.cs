using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Configuration.Keys;

/// <summary>Stored provider keys keep the server from taking a new encryption key for granted.</summary>
internal sealed class SqlSealedApiKeys : ISealedRows
{
    public async Task<bool> AnyAsync(Statements statements, CancellationToken ct) =>
        await statements.ScalarAsync<string?>("SELECT id FROM llm_api_key LIMIT 1", ct: ct) is not null;
}
