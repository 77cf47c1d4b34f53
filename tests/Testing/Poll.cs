using System.Diagnostics;

namespace Maru.Testing;

/// <summary>Waits for a state, with a deadline.</summary>
public static class Poll
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var watch = Stopwatch.StartNew();
        while (!await isSo())
        {
            if (watch.Elapsed > Patience)
            {
                throw new TimeoutException($"It did not come to be in {Patience.TotalSeconds} seconds.");
            }

            await Task.Delay(Pause, TimeProvider.System);
        }
    }
}
