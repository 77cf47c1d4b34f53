using System.Text;
using Maru.Host.Web;
using Microsoft.AspNetCore.Http;

namespace Maru.Host.Tests.Web;

/// <summary>
/// A server that was built without its web front end says so to who opens it. This assembly holds the build's words and no page.
/// </summary>
public sealed class WebMissingTests
{
    private const string Browser = "text/html,application/xhtml+xml,*/*";

    [Theory, InlineData("/"), InlineData("/sign-in"), InlineData("/set-up")]
    public async Task A_person_reads_at_any_address_why_and_how_to_mend_it(string path)
    {
        var (status, type, page) = await AskAsync(path, Browser);

        Assert.Equal((200, "text/html; charset=utf-8"), (status, type));
        Assert.Contains("<p>There is none: it was built without Node &lt;20&gt;.", page, StringComparison.Ordinal);
        Assert.Contains("<p lang=\"ko\">없습니다: Node &lt;20&gt; 없이 빌드되었습니다.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/", "application/json")]
    [InlineData("POST", "/", Browser)]
    [InlineData("GET", "/api/v1/nowhere", Browser)]
    [InlineData("GET", "/v1/nowhere", Browser)]
    public async Task A_program_and_a_wrong_address_of_the_api_get_their_404(string method, string path, string accept) =>
        Assert.Equal(404, (await AskAsync(path, accept, method)).Status);

    [Fact]
    public void An_assembly_without_a_word_of_the_build_misses_nothing() => Assert.Null(WebMissing.In(typeof(Xunit.Assert).Assembly));

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static async Task<(int Status, string? Type, string Body)> AskAsync(string path, string accept, string method = "GET")
    {
        var context = new DefaultHttpContext();
        (context.Request.Method, context.Request.Path, context.Request.Headers.Accept) = (method, path, accept);
        var body = new MemoryStream();
        context.Response.Body = body;
        var answer = new WebAnswer(NotFound, WebFiles.Of(typeof(WebMissingTests).Assembly));

        await answer.InvokeAsync(context);

        return (context.Response.StatusCode, context.Response.ContentType, Encoding.UTF8.GetString(body.ToArray()));
    }
}
