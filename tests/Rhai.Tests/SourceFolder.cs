namespace Maru.Rhai.Tests;

/// <summary>Where these tests' sources are: a deterministic build knows no paths, so the folder is looked for.</summary>
internal static class SourceFolder
{
    public static string PathOf(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Maru.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Maru.slnx is in no folder above the tests.");
        }

        return Path.Combine(folder.FullName, "tests", "Rhai.Tests", file);
    }
}
