using System.Text.RegularExpressions;

namespace Maru.Host.Tests.Architecture;

/// <summary>Settings come by <c>AddSettings</c>, as a class: nobody else reads the configuration or takes options.</summary>
public sealed partial class ConfigurationTests
{
    private const string Home = "src/Platform/Settings";

    // Path → why it does not go through AddSettings.
    private static readonly Dictionary<string, string> Allowed = new(StringComparer.Ordinal)
    {
        ["src/Host/Composition.cs"] = "ENCRYPTION_KEY and ALLOW_EPHEMERAL_KEY belong to no section; deployments rely on their names.",
        ["src/Host/ListenAddress.cs"] = "Urls, HTTP_PORTS and the like are the framework's own.",
        ["src/Platform/Http/SchemaUses.cs"] = "How JSON is written is an option of the framework.",
        ["src/Modules/Llm/Providers/Upstream/Closing.cs"] = "How long a shutdown may take is an option of the framework.",
        ["src/Platform/Telemetry/TracesSetup.cs"] = "OTEL_EXPORTER_OTLP_ENDPOINT and the like are OpenTelemetry's own names.",
        ["src/Modules/Llm/AdministrationSetup.cs"] = "OPENAI_API_KEY and the like belong to no section; vendors made their names.",
    };

    [Fact]
    public void Only_AddSettings_reads_the_configuration() => Check(SourceTree.Repository).Except(Allowed).ShouldBeClean();

    [Theory]
    [InlineData("void Add(IConfiguration configuration) { }")]
    [InlineData("void Add(IConfigurationSection section) { }")]
    [InlineData("void Add(ConfigurationManager configuration) { }")]
    [InlineData("var a = builder.Configuration[\"Audit:Retention\"];")]
    [InlineData("var a = any.GetSection(\"Audit\");")]
    [InlineData("class A(IOptions<AuditSettings> settings);")]
    [InlineData("class A(IOptionsMonitor<AuditSettings> settings);")]
    [InlineData("class A(IValidateOptions<AuditSettings> settings);")]
    public void Another_reader_is_seen(string text) =>
        Check(SourceTree.Of(("src/Modules/Audit/A.cs", text))).ShouldSay("src/Modules/Audit/A.cs:1");

    [Theory]
    [InlineData("src/Platform/Settings/A.cs", "class A(IConfiguration configuration);")]
    [InlineData("src/Modules/Audit/A.cs", "class A(AuditSettings settings);")]
    [InlineData("src/Modules/Audit/A.cs", "services.AddOptions<CorsOptions>().Configure<AuditSettings>(Allow);")]
    public void AddSettings_and_who_takes_a_class_pass(string path, string text) => Check(SourceTree.Of((path, text))).ShouldBeClean();

    [Fact]
    public void A_permission_nobody_needs_any_more_is_seen() =>
        Check(SourceTree.Of(("src/Modules/Audit/A.cs", "class A(AuditSettings settings);")))
            .Except(new Dictionary<string, string> { ["src/Modules/Audit/A.cs"] = "It was needed once." })
            .ShouldSay("take it off the list");

    private static Report Check(SourceTree tree) => Report.Of(tree.Product, file =>
        file.IsIn(Home) ? [] : Reader().Matches(file.CSharp.Code).Select(found =>
            $"{file.At(found.Index)} reads the configuration by {found.Value.TrimEnd('(', '<')}; take a class of AddSettings"));

    [GeneratedRegex(@"\bIConfiguration\w*|\bConfigurationManager\b|"
        + @"\b(?:builder|app|host)\.Configuration\b|\bGetSection\(|\bI(?:Validate)?Options(?:Monitor|Snapshot)?<")]
    private static partial Regex Reader();
}
