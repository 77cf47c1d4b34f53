using System.Diagnostics;
using Maru.Platform.Secrets.Masking;
using Maru.Platform.Telemetry;

namespace Maru.Platform.Tests.Telemetry;

public sealed class TraceMaskTests
{
    private const string Secret = "sk-canary0123456789abcdefghijklmnopqrstuvwxyz0123";

    [Fact]
    public void A_secret_in_a_tag_the_name_or_the_status_is_hidden_and_the_rest_stands()
    {
        using var span = Span($"GET /{Secret}").SetTag("url.path", $"/{Secret}").SetTag("server.port", 443).SetTag("db.query.text", "SELECT 1")
            .SetStatus(ActivityStatusCode.Error, $"No {Secret} here.");

        End(span);

        Assert.DoesNotContain(Secret, $"{span.DisplayName} {span.StatusDescription} {string.Join(' ', span.TagObjects)}", StringComparison.Ordinal);
        Assert.Equal(
            (443, "SELECT 1", ActivityStatusCode.Error), (span.GetTagItem("server.port"), span.GetTagItem("db.query.text"), span.Status));
        Assert.True(span.Recorded);
    }

    [Fact]
    public void A_span_with_a_secret_in_what_happened_within_is_not_sent()
    {
        using var span = Span("sqlite").AddEvent(new ActivityEvent("exception", tags: new() { ["exception.message"] = $"Unknown: {Secret}" }));

        End(span);

        Assert.False(span.Recorded);
    }

    [Fact]
    public void One_with_an_exception_that_holds_none_is_sent()
    {
        using var span = Span("sqlite").AddEvent(new ActivityEvent("exception", tags: new() { ["exception.message"] = "No such table." }));

        End(span);

        Assert.True(span.Recorded);
    }

    private static Activity Span(string name) => new(name) { ActivityTraceFlags = ActivityTraceFlags.Recorded };

    private static void End(Activity span)
    {
        using var mask = new TraceMask(SecretMask.Mask);
        mask.OnEnd(span);
    }
}
