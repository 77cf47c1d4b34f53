namespace Maru.Testing;

/// <summary>A folder of a test.</summary>
public static class TestFolder
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Deletes it with all that is in it. What the test ran may still be closing its files: a database writes and removes some at its end.
    /// </summary>
    public static void Delete(string path)
    {
        var until = TimeProvider.System.GetUtcNow() + Patience;
        while (true)
        {
            try
            {
                Directory.Delete(path, recursive: true);
                return;
            }
            catch (IOException) when (Directory.Exists(path) && TimeProvider.System.GetUtcNow() < until)
            {
                Thread.Sleep(20);
            }
        }
    }
}
