using System.Text.RegularExpressions;

namespace Maru.Host.Tests.Architecture;

/// <summary>Who asks has one spelling in an endpoint: the parameter <c>Caller</c>.</summary>
public sealed partial class CallerTests
{
    // Path → why it asks the request itself.
    private static readonly Dictionary<string, string> Allowed = new(StringComparer.Ordinal)
    {
        ["src/Modules/Llm/Gateway/PlaygroundEndpoints.cs"] = "It makes a key of the person, before anything is bound.",
    };

    [Fact]
    public void A_handler_is_given_who_asks() => Check(SourceTree.Repository).Except(Allowed).ShouldBeClean();

    [Theory]
    [InlineData("http.Features.Get<CurrentUser>()!.Id")]
    [InlineData("http.Features.GetRequiredFeature<CurrentUser>()")]
    public void Looking_it_up_in_the_request_is_seen(string text) =>
        Check(SourceTree.Of(("src/Modules/Llm/Prices/PriceEndpoints.cs", $"class PriceEndpoints {{ Run() => {text}; }}"))).ShouldSay("CurrentUser");

    [Fact]
    public void Taking_it_as_a_parameter_passes() =>
        Check(SourceTree.Of(("src/Modules/Llm/Prices/PriceEndpoints.cs", "class PriceEndpoints { Run(Caller caller) => caller.Id; }"))).ShouldBeClean();

    private static Report Check(SourceTree tree) => Report.Of(tree.Product.Where(f => f.IsIn("src/Modules") || f.IsIn("src/Work")), file =>
        LookUp().Matches(file.CSharp.Code).Select(m => $"{file.At(m.Index)} asks the request for the CurrentUser; take a Caller"));

    [GeneratedRegex(@"\.Get(?:RequiredFeature)?<CurrentUser>\(")]
    private static partial Regex LookUp();
}
