using Maru.Platform.Messaging;
using Maru.Platform.Sql;
using Maru.WorkChild;

namespace Maru.Platform.Tests.Messaging;

internal sealed class WhenSpokenHear(Heard heard) : IHandle<Spoken>
{
    public Task HandleAsync(Spoken happened, Tx tx, CancellationToken ct) => heard.HearAsync(happened.Word);
}
