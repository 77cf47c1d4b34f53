using System.Diagnostics;

namespace Maru.Host.Tests.Work;

/// <summary>Waits for a state, with a deadline.</summary>
internal static class Poll
{
    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var watch = Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), "It did not come to be.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }
}
