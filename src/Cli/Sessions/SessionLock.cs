namespace Maru.Cli.Sessions;

/// <summary>A lock between processes: an open file that nobody else may open. The system lets go of it when the process dies.</summary>
internal static class SessionLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The lock, or null when it was not to be had in time.</summary>
    public static async Task<FileStream?> TakeAsync(string path, TimeProvider clock, CancellationToken ct)
    {
        var start = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (clock.GetElapsedTime(start) < Patience)
            {
                await Task.Delay(Pause, clock, ct);
            }
            catch (IOException)
            {
                return null;
            }
        }
    }
}
