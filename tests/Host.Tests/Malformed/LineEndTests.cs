namespace Maru.Host.Tests.Malformed;

public sealed class LineEndTests : IAsyncLifetime
{
    private AppHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await AppHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("GET /health/live HTTP/1.1\nHost: x\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /health/live HTTP/1.1\r\nHost: x\nConnection: close\r\n\r\n")]
    [InlineData("GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\n\n")]
    [InlineData("GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\n")]
    [InlineData("GET /health/live HTTP/1.1\nHost: x\nConnection: close\n\n")]
    [InlineData("POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nX: a\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\nabcde")]
    [InlineData("GET /health/live HTTP/1.1\r\nHost: x\r\nX: a\rY: b\r\nConnection: close\r\n\r\n")]
    public async Task A_line_that_does_not_end_in_CR_LF_is_refused(string request) =>
        Assert.StartsWith("HTTP/1.1 400 ", await AnswerAsync(request), StringComparison.Ordinal);

    [Fact]
    public async Task A_request_with_whole_line_ends_is_answered() => Assert.StartsWith(
        "HTTP/1.1 200 ", await AnswerAsync("GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);

    [Fact]
    public async Task A_chunk_whose_size_is_no_number_is_a_malformed_body() => Assert.Contains(
        "http.malformed_body",
        await AnswerAsync("POST /api/v1/identity/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nZZ\r\n{}\r\n0\r\n\r\n"),
        StringComparison.Ordinal);

    private Task<string> AnswerAsync(string request) => RawRequest.SendAsync(_host.Address, request, TestContext.Current.CancellationToken);
}
