using Maru.Platform.Messaging;
using Maru.Platform.Sql;

namespace Maru.WorkChild;

/// <summary>Notes what was said in the handler's transaction.</summary>
internal sealed class WhenSpokenNote : IHandle<Spoken>
{
    public Task HandleAsync(Spoken happened, Tx tx, CancellationToken ct) => NoteAsync(tx, $"noted {happened.Word}", ct);

    public static Task NoteAsync(Tx tx, string effect, CancellationToken ct) =>
        tx.ExecuteAsync("INSERT INTO test_effect (effect) VALUES (@effect)", new { effect }, ct);
}
