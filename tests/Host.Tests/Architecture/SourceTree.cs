namespace Maru.Host.Tests.Architecture;

/// <summary>The files a rule looks at: those of the repository, or a few made up for its negative control.</summary>
internal sealed class SourceTree(IReadOnlyList<SourceFile> files)
{
    private static readonly string[] Areas = ["src", "tests", "bench", "web"];
    private static readonly string[] NotOurs = ["bin", "obj", "artifacts", "node_modules", "wwwroot", "dist", "test-results", "playwright-report"];
    private static readonly string[] Kinds = [".cs", ".ts", ".tsx", ".sql", ".csproj"];

    /// <summary>Where the repository is; MARU_REPO_ROOT points the rules at another working tree.</summary>
    public static string Root { get; } = Environment.GetEnvironmentVariable("MARU_REPO_ROOT") ?? FindRoot();

    public static SourceTree Repository { get; } = new(Areas.Select(area => Path.Combine(Root, area)).Where(Directory.Exists).SelectMany(Walk).ToList());

    public IReadOnlyList<SourceFile> Files => files;

    /// <summary>C# of the product, without the tests.</summary>
    public IEnumerable<SourceFile> Product => CSharp.Where(f => f.IsIn("src"));

    public IEnumerable<SourceFile> CSharp => files.Where(f => f.Path.EndsWith(".cs", StringComparison.Ordinal));

    public IEnumerable<string> Modules => files.Select(f => f.Module).OfType<string>().Distinct().Order(StringComparer.Ordinal);

    public static SourceTree Of(params (string Path, string Text)[] made) => new(made.Select(f => new SourceFile(f.Path, f.Text)).ToList());

    private static IEnumerable<SourceFile> Walk(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
        {
            if (Kinds.Contains(Path.GetExtension(file)) && !file.Contains(".gen.", StringComparison.Ordinal))
            {
                yield return new SourceFile(Path.GetRelativePath(Root, file).Replace('\\', '/'), File.ReadAllText(file));
            }
        }

        foreach (var file in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)
            .Where(d => !NotOurs.Contains(Path.GetFileName(d))).SelectMany(Walk))
        {
            yield return file;
        }
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Maru.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Maru.slnx is in no folder above the tests.");
        }

        return folder.FullName;
    }
}
