using Maru.Contracts.Identity;
using Maru.Platform.Messaging;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Responses.Erasing;

/// <summary>Erases a person's responses with their account.</summary>
internal sealed class WhenAccountDeletedEraseResponses(IResponseStore responses) : IHandle<AccountDeleted>
{
    public Task HandleAsync(AccountDeleted happened, Tx tx, CancellationToken ct) => responses.EraseAsync(tx, happened.AccountId, ct);
}
