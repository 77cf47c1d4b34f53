using System.Text.Json;
using Maru.Modules.Llm.Providers;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Host.Tests.Docs;

/// <summary>The command line and the web front end know no module, so their lists of providers are made.</summary>
public sealed class ProviderListTests
{
    private const string Origin = "Made from the providers' profiles; docs/how-to/add-a-provider.md says how.";

    [Fact]
    public Task The_command_line_knows_every_provider() => CompareAsync("src/Cli/Wire/ProviderNames.gen.cs", CommandLine);

    [Fact]
    public Task The_web_front_end_knows_every_provider() => CompareAsync("web/src/api/providers.gen.ts", FrontEnd);

    [Fact]
    public Task Every_provider_has_a_name_for_people_in_english() =>
        CompareAsync("web/src/areas/llm/provider.gen.en.json", profiles => Titles(profiles, title => title.English));

    [Fact]
    public Task Every_provider_has_a_name_for_people_in_korean() =>
        CompareAsync("web/src/areas/llm/provider.gen.ko.json", profiles => Titles(profiles, title => title.Korean));

    private static async Task CompareAsync(string path, Func<IReadOnlyList<ProviderProfile>, string> make)
    {
        await using var app = Composition.Build(["--environment=Testing"]);
        GeneratedFile.ShouldEqual(path, make(app.Services.GetRequiredService<ProviderProfiles>().All));
    }

    private static string CommandLine(IReadOnlyList<ProviderProfile> profiles) => $$"""
        // {{Origin}}
        namespace Maru.Cli.Wire;

        /// <summary>The providers of the server.</summary>
        internal static class ProviderNames
        {
            public static readonly IReadOnlyList<string> All = {{Names(profiles)}};

            /// <summary>Those that take a key.</summary>
            public static readonly IReadOnlyList<string> WithKey = {{Names(profiles.Where(p => p.Key is not null))}};

            /// <summary>Those whose keys need an address.</summary>
            public static readonly IReadOnlyList<string> WithAddress = {{Names(profiles.Where(p => p.NeedsBaseUrl))}};
        }

        """;

    private static string FrontEnd(IReadOnlyList<ProviderProfile> profiles) => $"""
        /** {Origin} */
        export const providerFacts = [
        {string.Concat(profiles.Select(Fact))}] as const;

        """;

    private static string Fact(ProviderProfile profile) =>
        $"  {{ name: \"{profile.Name}\", key: \"{KeyOf(profile)}\", needsBaseUrl: {(profile.NeedsBaseUrl ? "true" : "false")} }},\n";

    private static string KeyOf(ProviderProfile profile) => profile.Key switch
    {
        null => "none",
        { IsOptional: true } => "optional",
        _ => "needed",
    };

    private static string Titles(IReadOnlyList<ProviderProfile> profiles, Func<ProviderTitle, string> text) =>
        $"{{\n{string.Join(",\n", profiles.Select(p => $"  \"{p.Name}\": \"{JsonEncodedText.Encode(text(p.Title),
            System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\""))}\n}}\n";

    private static string Names(IEnumerable<ProviderProfile> profiles) => $"[{string.Join(", ", profiles.Select(p => $"\"{p.Name}\""))}]";
}
