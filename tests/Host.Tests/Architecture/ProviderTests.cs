using System.Text.RegularExpressions;
using Maru.Contracts.Llm;
using Maru.Kernel;

namespace Maru.Host.Tests.Architecture;

/// <summary>
/// What is different from provider to provider stands in the provider's profile; everybody else asks the profile and names no provider.
/// </summary>
public sealed class ProviderTests
{
    private const string Home = "src/Modules/Llm/Providers/";

    // The list of them.
    private const string List = "src/Modules/Llm/ProviderSetup.cs";

    // What vendors are called on their own wires, which for some is the word this server has for them too.
    private const string OfSeals = "src/Modules/Llm/Gateway/Conversations/Vendors.cs";

    // Elsewhere a word such as gemini may mean something else.
    private static readonly string[] OfProviders = ["src/Modules/Llm", "src/Cli"];

    private static readonly Regex Member = new($@"\bProvider\.(?:{string.Join('|', Enum.GetNames<Provider>())})\b");
    private static readonly Regex Name = new($@"(?<![\w.-])(?:{string.Join('|', WireName<Provider>.All)})(?![\w-])");
    private static readonly Regex Quoted = new($"[\"'`](?:{string.Join('|', WireName<Provider>.All)})[\"'`]");

    [Fact]
    public void Only_what_lies_in_a_providers_folder_names_the_provider() => Check(SourceTree.Repository).ShouldBeClean();

    [Theory]
    [InlineData("src/Modules/Llm/Prices/A.cs", "var free = provider is Provider.Builtin;")]
    [InlineData("src/Modules/Llm/Prices/A.cs", "var free = provider == Contracts.Llm.Provider.OpenAi;")]
    [InlineData("src/Modules/Llm/AdministrationSetup.cs", "void A() => Add(Provider.Gemini);")]
    [InlineData("src/Modules/Llm/Providers/Probing/A.cs", "case Provider.OpenAiCompatible:")]
    [InlineData("src/Modules/Llm/Providers/A.cs", "case Provider.OpenAi:")]
    [InlineData("src/Modules/Diary/Entries/A.cs", "new Entry(Provider.OpenAi);")]
    [InlineData("src/Modules/Llm/Prices/A.cs", "if (name == \"openai\") return;")]
    [InlineData("src/Cli/Commands/A.cs", "var all = \"openai, gemini or builtin\";")]
    [InlineData("web/src/areas/llm/keys/a.tsx", "const own = provider === \"builtin\";")]
    [InlineData("web/src/areas/llm/queries/a.ts", "export const all = ['openai'];")]
    public void A_provider_named_elsewhere_is_seen(string path, string text) => Check(Tree((path, text))).ShouldSay(path);

    [Theory]
    [InlineData("src/Modules/Llm/Providers/OpenAi/A.cs", "Provider Provider => Provider.OpenAi; string Name => \"openai\";")]
    [InlineData("src/Contracts/Llm/Provider.cs", "[Name(\"openai\")] enum Provider { OpenAi, Builtin }")]
    [InlineData("src/Modules/Llm/Prices/A.cs", "new Line(call.Provider.Name, Provider.ToString()); // Provider.OpenAi, \"openai\"")]
    [InlineData("src/Modules/Llm/Prices/A.cs", "var model = \"openai-like\";")]
    [InlineData("web/src/areas/llm/keys/a.tsx", "t(\"builtin.text\"); // openai")]
    [InlineData("web/src/areas/llm/keys/a.test.tsx", "aKey({ provider: \"openai\" });")]
    [InlineData("web/src/areas/llm/testing/samples.ts", "({ provider: \"openai\" });")]
    public void The_providers_own_folder_the_contract_and_who_asks_a_profile_pass(string path, string text) =>
        Check(Tree((path, text))).ShouldBeClean();

    // A provider's folder is the one with its profile.
    private static SourceTree Tree((string, string) file) =>
        SourceTree.Of(($"{Home}OpenAi/OpenAiProfile.cs", "class OpenAiProfile;"), ("src/Kernel/Id.cs", "class Id;"), file);

    private static Report Check(SourceTree tree)
    {
        var folders = tree.Product.Where(f => f.Path.StartsWith(Home, StringComparison.Ordinal) && f.Folder.Length > Home.Length)
            .Where(f => f.Name.EndsWith("Profile", StringComparison.Ordinal)).Select(f => f.Folder).ToHashSet();
        return Report.Of(tree.Product.Where(f => !folders.Contains(f.Folder)).Concat(tree.Files.Where(IsWeb)), file => Named(file)
            .Select(at => $"{file.At(at)} names a provider; ask its profile, and list providers from ProviderProfiles or WireName"));
    }

    private static bool IsWeb(SourceFile file) => file.IsIn("web/src") && !file.Folder.EndsWith("/testing", StringComparison.Ordinal)
        && Path.GetExtension(file.Path) is ".ts" or ".tsx" && !file.Name.EndsWith(".test", StringComparison.Ordinal);

    private static IEnumerable<int> Named(SourceFile file) => IsWeb(file) ? Quoted.Matches(file.Text).Select(m => m.Index) : InCode(file);

    private static IEnumerable<int> InCode(SourceFile file) => Member.Matches(file.CSharp.Code).Select(m => m.Index)
        .Concat(file.CSharp.Literals
            .Where(l => file.Path is not (List or OfSeals) && OfProviders.Any(file.IsIn) && Name.IsMatch(l.Text))
            .Select(l => l.Offset));
}
