using Maru.Kernel;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Configuration.Policy;

/// <summary>Versions of the policy and refused attempts, newest first.</summary>
internal sealed class ReadPolicyHistory(Db db, IPolicyStore policies)
{
    public async Task<Page<ProviderPolicy>> RunAsync(PageRequest page, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await policies.PageAsync(session, page, ct);
    }
}
