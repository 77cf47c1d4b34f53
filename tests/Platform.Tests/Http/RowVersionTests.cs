using Maru.Platform.Http;
using Microsoft.AspNetCore.Http;

namespace Maru.Platform.Tests.Http;

/// <summary>What If-Match insists on.</summary>
public sealed class RowVersionTests
{
    [Theory]
    [InlineData("\"3\"", "3")]
    [InlineData("W/\"3\"", "3")]
    [InlineData("\"3\", \"4\"", "3 4")]
    [InlineData("\"3\",W/\"4\" , \"x\"", "3 4")]
    [InlineData("\"another's\", \"4\"", "4")]
    [InlineData("*", "1 2 3 4 5")]
    [InlineData("\"3\",, \"4\"", "3 4")]
    [InlineData("\"a,b\", \"4\"", "4")]
    [InlineData("\"4,5\", \"3\"", "3")]
    public void Any_version_that_is_named_may_be_changed_and_no_other(string header, string allowed)
    {
        var expected = RowVersion.Expected(Request(header)).Value;

        Assert.Equal(allowed, string.Join(' ', Enumerable.Range(1, 5).Where(version => expected.Allows(version))));
    }

    [Fact]
    public void Tags_may_stand_in_headers_of_their_own()
    {
        var request = Request("\"3\"");
        request.Headers.Append("If-Match", "\"5\"");

        Assert.True(RowVersion.Expected(request).Value.Allows(5));
        Assert.False(RowVersion.Expected(request).Value.Allows(4));
    }

    [Theory]
    [InlineData("\"x\"")]
    [InlineData("\"x\", \"-1\"")]
    [InlineData("\"99999999999999999999\"")]
    public void Tags_of_which_none_is_ours_match_nothing(string header) =>
        Assert.Equal("http.version_conflict", RowVersion.Expected(Request(header)).Failure?.Code);

    [Fact]
    public void Without_the_header_any_version_may_be_changed() =>
        Assert.True(RowVersion.Expected(new DefaultHttpContext().Request).Value.Allows(7));

    [Theory]
    [InlineData("1")]
    [InlineData("\"1")]
    [InlineData("1\"")]
    [InlineData("W/1")]
    [InlineData("*, \"1\"")]
    [InlineData("\"1\", *")]
    [InlineData("\"1\" \"2\"")]
    [InlineData("\"1\";\"2\"")]
    [InlineData("\"1\", 2")]
    [InlineData("'1'")]
    [InlineData("")]
    [InlineData(",")]
    public void What_is_no_list_of_tags_is_refused_and_never_taken_for_no_condition(string header)
    {
        var failure = RowVersion.Expected(Request(header)).Failure;

        Assert.Equal("http.malformed_header", failure?.Code);
        Assert.Contains("quotes included", failure!.Fields!["if-match"][0], StringComparison.Ordinal);
    }

    private static HttpRequest Request(string header)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.IfMatch = header;
        return request;
    }
}
