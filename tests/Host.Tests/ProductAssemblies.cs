using System.Reflection;

namespace Maru.Host.Tests;

/// <summary>The assemblies the host is made of, found by looking where they lie.</summary>
internal static class ProductAssemblies
{
    private static readonly string[] NotProduct = ["Maru.Testing", "Maru.LlmSimulator", "Maru.Host.Tests"];

    public static IReadOnlyList<Assembly> All { get; } = Files("Maru.*.dll")
        .Select(Path.GetFileNameWithoutExtension).Where(name => !NotProduct.Contains(name)).Select(name => Assembly.Load(name!)).ToList();

    public static IEnumerable<string> Files(string pattern) =>
        Directory.EnumerateFiles(AppContext.BaseDirectory, pattern).Order(StringComparer.Ordinal);
}
