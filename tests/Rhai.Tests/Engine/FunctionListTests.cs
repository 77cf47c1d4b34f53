using Maru.Rhai.Limits;

namespace Maru.Rhai.Tests.Engine;

public sealed class FunctionListTests
{
    private const string Functions = "fn add(a, b) { a + b } private fn add(a) { a } fn int.double() { this * 2 } ";

    [Theory]
    [InlineData("get_fn_metadata_list().len", "3")]
    [InlineData("get_fn_metadata_list(\"add\").len", "2")]
    [InlineData("get_fn_metadata_list(\"add\", 2)[0].params", "[\"a\", \"b\"]")]
    [InlineData("get_fn_metadata_list(\"add\", 1)[0].access", "private")]
    [InlineData("get_fn_metadata_list(\"double\")[0].this_type", "i64")]
    [InlineData("get_fn_metadata_list(\"none\").is_empty()", "true")]
    public void A_script_can_list_its_own_functions(string asked, string said)
    {
        var script = new RhaiEngineBuilder(RhaiLimits.Strict).Build().Compile(Functions + asked);

        Assert.Equal(said, script.Evaluate(new RhaiScope(), TestContext.Current.CancellationToken).ToString());
    }
}
