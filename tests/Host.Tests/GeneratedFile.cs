using Maru.Host.Tests.Architecture;

namespace Maru.Host.Tests;

/// <summary>
/// A committed file that is made from the code. The test fails when they differ; SNAPSHOT=overwrite writes the file anew. Lists of what is
/// allowed stand in the tests' sources, where no variable can overwrite them.
/// </summary>
internal static class GeneratedFile
{
    public static bool MayOverwrite => Environment.GetEnvironmentVariable("SNAPSHOT") == "overwrite";

    public static string? Read(string path) => Full(path) is var file && File.Exists(file) ? File.ReadAllText(file) : null;

    public static void ShouldEqual(string path, string made)
    {
        if (MayOverwrite)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Full(path))!);
            File.WriteAllText(Full(path), made);
            return;
        }

        var committed = Read(path) ?? "";
        var (was, now) = (committed.Split('\n'), made.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(was.Length, now.Length)).FirstOrDefault(i => was.ElementAtOrDefault(i) != now.ElementAtOrDefault(i));
        Assert.True(committed == made, $"{path} is not what the code makes, from line {line + 1}:\n- {was.ElementAtOrDefault(line)}\n"
            + $"+ {now.ElementAtOrDefault(line)}\nLook whether the change is meant; SNAPSHOT=overwrite writes it.");
    }

    private static string Full(string path) => Path.Combine(SourceTree.Root, path);
}
