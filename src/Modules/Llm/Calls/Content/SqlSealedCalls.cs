using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Calls.Content;

/// <summary>Stored prompts hang on the vault's keys.</summary>
internal sealed class SqlSealedCalls : ISealedRows
{
    public async Task<bool> AnyAsync(Statements statements, CancellationToken ct) => await statements.ScalarAsync<long>(
        "SELECT COUNT(*) FROM (SELECT 1 AS one FROM llm_call_data_key LIMIT 1) AS k", ct: ct) > 0;
}
