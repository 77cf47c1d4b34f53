using Maru.Contracts.Identity;
using Maru.Platform.Messaging;
using Maru.Platform.Sql;

namespace Maru.Host;

/// <summary>Takes the set-up token's file away once it has opened what it opens. On another node the next start does it.</summary>
internal sealed class WhenSetUpCompletedRemoveToken(SetUpTokenFile file) : IHandle<SetUpCompleted>
{
    public Task HandleAsync(SetUpCompleted happened, Tx tx, CancellationToken ct)
    {
        file.Remove();
        return Task.CompletedTask;
    }
}
