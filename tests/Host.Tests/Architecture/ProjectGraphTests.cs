using System.Xml.Linq;

namespace Maru.Host.Tests.Architecture;

public sealed class ProjectGraphTests
{
    private static readonly Dictionary<string, string[]> MayReference = new(StringComparer.Ordinal)
    {
        ["Kernel"] = [],
        ["Chain"] = [],
        ["Composer"] = ["Kernel"],
        ["Rhai"] = [],
        ["Quant"] = [],
        ["Contracts"] = ["Kernel"],
        ["Platform"] = ["Kernel", "Contracts"],
        ["Work"] = ["Kernel", "Contracts", "Platform"],
        ["Cli"] = ["Kernel", "Chain", "Rhai"],
    };

    // What a module may see beyond Kernel, Contracts, Platform and Work.
    private static readonly Dictionary<string, string> Instruments = new(StringComparer.Ordinal)
    {
        ["Audit"] = "Chain",
        ["Llm"] = "Composer",
        ["Rules"] = "Rhai",
        ["Trading"] = "Quant",
        ["MarketData"] = "Quant",
        ["MlPlatform"] = "Quant",
    };

    [Fact]
    public void Projects_see_what_they_may() => Check(SourceTree.Repository).ShouldBeClean();

    [Theory]
    [InlineData("src/Kernel/Kernel.csproj", "../Contracts/Contracts.csproj")]
    [InlineData("src/Platform/Platform.csproj", "../Modules/Llm/Llm.csproj")]
    [InlineData("src/Platform/Platform.csproj", "../Work/Work.csproj")]
    [InlineData("src/Work/Work.csproj", "../Modules/Llm/Llm.csproj")]
    [InlineData("src/Modules/Llm/Llm.csproj", "../Identity/Identity.csproj")]
    [InlineData("src/Modules/Llm/Llm.csproj", "..\\Identity\\Identity.csproj")]
    [InlineData("src/Modules/Llm/Llm.csproj", "../../Host/Host.csproj")]
    [InlineData("src/Modules/Diary/Diary.csproj", "../../Quant/Quant.csproj")]
    [InlineData("src/Cli/Cli.csproj", "../Contracts/Contracts.csproj")]
    [InlineData("src/Composer/Composer.csproj", "../Modules/Llm/Llm.csproj")]
    public void A_reference_against_the_grain_is_seen(string project, string reference) =>
        Check(SourceTree.Of((project, Project(reference)))).ShouldSay(project);

    [Theory]
    [InlineData("src/Modules/Rules/Rules.csproj", "../../Rhai/Rhai.csproj")]
    [InlineData("src/Modules/Llm/Llm.csproj", "../../Platform/Platform.csproj")]
    [InlineData("src/Modules/Llm/Llm.csproj", "../../Work/Work.csproj")]
    [InlineData("src/Modules/Llm/Llm.csproj", "../../Composer/Composer.csproj")]
    [InlineData("src/Host/Host.csproj", "../Modules/*/*.csproj")]
    public void A_reference_with_the_grain_passes(string project, string reference) =>
        Check(SourceTree.Of((project, Project(reference)))).ShouldBeClean();

    private static string Project(string reference) =>
        $"<Project><ItemGroup><ProjectReference Include=\"{reference}\" /></ItemGroup></Project>";

    private static Report Check(SourceTree tree) => Report.Of(
        tree.Files.Where(f => f.IsIn("src") && f.Path.EndsWith(".csproj", StringComparison.Ordinal)),
        file => XDocument.Parse(file.Text).Descendants("ProjectReference").Select(r => Seen(file, (string)r.Attribute("Include")!))
            .Where(seen => !May(file, seen)).Select(seen => $"{file.Path} references {seen}"));

    // The path of what is referenced below src: Kernel/Kernel.csproj, Modules/Llm/Llm.csproj.
    private static string Seen(SourceFile file, string include)
    {
        var path = new Uri(new Uri($"file:///{file.Folder}/"), include.Replace('\\', '/')).AbsolutePath;
        return path.StartsWith("/src/", StringComparison.Ordinal) ? path["/src/".Length..] : path;
    }

    private static bool May(SourceFile file, string seen)
    {
        var project = seen.Split('/')[0];
        return file switch
        {
            { Name: "Host" } => true,
            { Module: { } module } => project is "Kernel" or "Contracts" or "Platform" or "Work" || Instruments.GetValueOrDefault(module) == project,
            _ => MayReference.TryGetValue(file.Name, out var may) && may.Contains(project),
        };
    }
}
