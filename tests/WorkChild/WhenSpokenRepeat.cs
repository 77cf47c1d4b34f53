using System.Diagnostics;
using Maru.Platform.Messaging;
using Maru.Platform.Sql;

namespace Maru.WorkChild;

/// <summary>Notes it as well, the second to do so; and dies over one word, before its transaction ends.</summary>
internal sealed class WhenSpokenRepeat(string? deadlyWord) : IHandle<Spoken>
{
    public async Task HandleAsync(Spoken happened, Tx tx, CancellationToken ct)
    {
        await WhenSpokenNote.NoteAsync(tx, $"repeated {happened.Word}", ct);
        if (happened.Word == deadlyWord)
        {
            Process.GetCurrentProcess().Kill();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, CancellationToken.None);
        }
    }
}
