using System.Net;
using System.Text;
using Maru.Modules.Llm.Providers.Gemini;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Tests.Llm.Gemini;

public sealed class GeminiErrorsTests
{
    [Theory]
    [InlineData(400, """{"error":{"code":400,"message":"Bad field.","status":"INVALID_ARGUMENT"}}""", 400, "invalid_argument")]
    [InlineData(400, """[{"error":{"code":400,"message":"Bad field.","status":"INVALID_ARGUMENT"}}]""", 400, "invalid_argument")]
    [InlineData(400, """{"error":{"message":"The input token count (9) exceeds the maximum number of tokens allowed (8)."}}""", 400, "context_length_exceeded")]
    [InlineData(400, """{"error":{"message":"no","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_KEY_INVALID"}]}}""", 502, "provider_key_refused")]
    [InlineData(400, """{"error":{"message":"API key not valid. Please pass a valid API key."}}""", 502, "provider_key_refused")]
    [InlineData(400, """{"error":{"message":"User location is not supported.","status":"FAILED_PRECONDITION"}}""", 502, "upstream_precondition")]
    [InlineData(401, "", 502, "provider_key_refused")]
    [InlineData(403, """{"error":{"status":"PERMISSION_DENIED"}}""", 502, "provider_key_refused")]
    [InlineData(404, "<html>", 404, "model_not_found")]
    [InlineData(429, "{}", 429, "upstream_rate_limited")]
    [InlineData(429, """{"error":{"details":[{"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaId":"GenerateRequestsPerDayPerProject"}]}]}}""", 429, "upstream_quota_exhausted")]
    [InlineData(429, """{"error":{"details":[{"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaId":"GenerateRequestsPerMinute"}]}]}}""", 429, "upstream_rate_limited")]
    [InlineData(500, "null", 502, "upstream_failed")]
    [InlineData(302, "", 502, "upstream_failed")]
    [InlineData(503, """{"error":{"status":"UNAVAILABLE"}}""", 503, "upstream_overloaded")]
    [InlineData(504, """{"error":{"status":"DEADLINE_EXCEEDED"}}""", 504, "upstream_timeout")]
    public async Task Every_failure_has_its_status_and_code(int status, string body, int told, string code)
    {
        var (report, reply) = await A.Asked(
            StubUpstream.Json(body, (HttpStatusCode)status), A.Call("""{"messages":[{"role":"user","content":"x"}]}"""));

        Assert.Equal((told, code), (report.Error!.Status, report.Error.Code));
        Assert.False(reply.Started);
    }

    [Theory]
    [InlineData("20s", 20_000)]
    [InlineData("1.5s", 1_500)]
    [InlineData("soon", null)]
    [InlineData("-3s", null)]
    [InlineData("1e300s", null)]
    public void The_delay_comes_from_the_details(string delay, int? milliseconds)
    {
        var body = $$"""{"error":{"details":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"{{delay}}"}]} }""";

        var error = GeminiErrors.Read(429, Encoding.UTF8.GetBytes(body), A.Key);

        Assert.Equal(milliseconds, error.RetryAfter?.TotalMilliseconds);
    }

    [Fact]
    public void The_key_is_never_echoed()
    {
        const string Secret = "plain-secret-key";

        var error = GeminiErrors.Read(400, Encoding.UTF8.GetBytes($$$"""{"error":{"message":"Field x near {{{Secret}}} at https://a.test/?key=1 is bad"} }"""), Secret);

        Assert.Equal("The model provider refused the request: Field x near *** at (url) is bad", error.Message);
        Assert.NotEqual(UpstreamErrors.KeyRefused, error);
    }
}
