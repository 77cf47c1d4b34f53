using Maru.Contracts.Identity;
using Maru.Platform.Messaging;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Calls.Erasing;

/// <summary>Erases a person's calls with their account. The days' totals stay, and are nobody's any more.</summary>
internal sealed class WhenAccountDeletedEraseCalls(ICallStore calls) : IHandle<AccountDeleted>
{
    public Task HandleAsync(AccountDeleted happened, Tx tx, CancellationToken ct) => calls.EraseAsync(tx, happened.AccountId, ct);
}
