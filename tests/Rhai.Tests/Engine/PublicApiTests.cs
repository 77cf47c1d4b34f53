using System.Reflection;

namespace Maru.Rhai.Tests.Engine;

/// <summary>What the assembly shows is written down in public-api.txt; SNAPSHOT=overwrite writes it anew.</summary>
public sealed class PublicApiTests
{
    private static readonly string Baseline = SourceFolder.PathOf("Engine/public-api.txt");

    [Fact]
    public void The_public_surface_is_the_one_written_down()
    {
        var lines = typeof(RhaiEngine).Assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal).SelectMany(Lines).ToList();
        var now = string.Join('\n', lines) + "\n";
        if (Environment.GetEnvironmentVariable("SNAPSHOT") == "overwrite")
        {
            File.WriteAllText(Baseline, now);
        }

        Assert.Equal(File.ReadAllText(Baseline), now);
    }

    private static IEnumerable<string> Lines(Type type)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        yield return type.ToString();
        var members = type.GetMembers(Declared).Where(m => m is not MethodInfo { IsSpecialName: true } || m.Name.StartsWith("op_", StringComparison.Ordinal));
        foreach (var member in members.Where(m => !m.Name.Contains('<', StringComparison.Ordinal)).Select(m => m.ToString()!).Order(StringComparer.Ordinal))
        {
            yield return "  " + member;
        }
    }
}
