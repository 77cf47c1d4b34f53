using System.Text.RegularExpressions;

namespace Maru.Host.Tests.Architecture;

public sealed class LayerTests
{
    private const string Http = @"Microsoft\.AspNetCore|System\.Net\b|\bHttp(?:Client|RequestMessage|ResponseMessage|Content|MethodInvoker)\b";

    // What the files of a layer do not name. Arrows point inward: Domain ← UseCases ← Endpoints, Handlers, Adapters.
    private static readonly Dictionary<string, Regex> Closed = new(StringComparer.Ordinal)
    {
        ["Domain"] = new($@"\bDapper\b|{Http}|\bMaru\.Platform\b|\b(?:UseCases|Ports|Adapters|Endpoints|Handlers)(?:\.\w+)*;|\bTimeProvider\b"),
        ["UseCases"] = new($@"\bDapper\b|{Http}|\bMaru\.Modules\.\w+\.(?:Adapters|Endpoints|Handlers)\b"),
        ["Ports"] = new($@"\bDapper\b|{Http}|\bMaru\.Modules\.\w+\.(?:Adapters|Endpoints|Handlers)\b"),
        ["Endpoints"] = new(@"\bDapper\b|\bMaru\.Modules\.\w+\.(?:Adapters|Handlers)\b|\bMaru\.Platform\.Sql\b"),
        ["Handlers"] = new(@"\bDapper\b|\bMicrosoft\.AspNetCore\b|\bMaru\.Modules\.\w+\.(?:Adapters|Endpoints)\b"),
    };

    // Path → why this file may look further out than its layer.
    private static readonly Dictionary<string, string> Allowed = new(StringComparer.Ordinal);

    [Fact]
    public void Layers_look_inward() => Check(SourceTree.Repository).Except(Allowed).ShouldBeClean();

    [Theory]
    [InlineData("Domain", "using Dapper;")]
    [InlineData("Domain", "using Maru.Platform.Sql;")]
    [InlineData("Domain", "using System.Net.Http.Headers;")]
    [InlineData("Domain", "class A(HttpClient http);")]
    [InlineData("Domain", "using Maru.Modules.Llm.UseCases;")]
    [InlineData("Domain", "class A(TimeProvider clock);")]
    [InlineData("UseCases", "using Microsoft.AspNetCore.Http;")]
    [InlineData("UseCases", "using Maru.Modules.Llm.Adapters.OpenAi;")]
    [InlineData("UseCases/Gateway", "using Dapper;")]
    [InlineData("Ports", "using Maru.Modules.Llm.Endpoints;")]
    [InlineData("Endpoints", "using Maru.Modules.Llm.Adapters;")]
    [InlineData("Endpoints", "using Maru.Platform.Sql;")]
    [InlineData("Handlers", "using Maru.Modules.Llm.Endpoints;")]
    public void A_look_outward_is_seen(string layer, string text) =>
        Check(SourceTree.Of(($"src/Modules/Llm/{layer}/A.cs", text))).ShouldSay($"src/Modules/Llm/{layer}/A.cs:1");

    [Theory]
    [InlineData("Domain", "// Unlike Dapper, Maru.Platform\nusing Maru.Kernel;")]
    [InlineData("UseCases", "using Maru.Platform.Sql;\nusing Maru.Modules.Llm.Ports;")]
    [InlineData("Adapters", "using Dapper;\nusing System.Net;")]
    public void A_look_inward_passes(string layer, string text) =>
        Check(SourceTree.Of(($"src/Modules/Llm/{layer}/A.cs", text), ("src/Modules/Llm/Domain/B.cs", ""))).ShouldBeClean();

    private static Report Check(SourceTree tree) => Report.Of(
        tree.Product.Where(f => f.Module is not null && Closed.ContainsKey(f.Path.Split('/')[3])),
        file => Closed[file.Path.Split('/')[3]].Matches(file.CSharp.Code).Select(m => $"{file.At(m.Index)} {file.Path.Split('/')[3]} names {m.Value}"));
}
