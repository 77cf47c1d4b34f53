using Maru.Platform.Settings;

namespace Maru.Platform.Tests.Settings;

public sealed class DurationTests
{
    [Theory]
    [InlineData("250ms", "00:00:00.25")]
    [InlineData("30s", "00:00:30")]
    [InlineData("90s", "00:01:30")]
    [InlineData("5m", "00:05:00")]
    [InlineData("12h", "12:00:00")]
    [InlineData("30d", "30.00:00:00")]
    [InlineData("1.5h", "01:30:00")]
    [InlineData("0s", "00:00:00")]
    [InlineData("00:00:30", "00:00:30")]
    [InlineData("00:00:00.300", "00:00:00.3")]
    [InlineData("1.02:03:04", "1.02:03:04")]
    public void A_time_has_a_unit_or_colons(string text, string written) =>
        Assert.Equal(written, Duration.Write(Duration.Read(text)!.Value));

    [Theory]
    [InlineData("")]
    [InlineData("30")]
    [InlineData("0")]
    [InlineData("30 s")]
    [InlineData("30S")]
    [InlineData("-30s")]
    [InlineData("-00:00:30")]
    [InlineData("1e3s")]
    [InlineData("s")]
    [InlineData("99999999999d")]
    [InlineData("9999999999999999d")]
    [InlineData("00:00:61")]
    [InlineData("1.30")]
    [InlineData("half an hour")]
    public void Anything_else_is_none(string text) => Assert.Null(Duration.Read(text));

    [Fact]
    public void Twenty_four_hours_are_not_twenty_four_days()
    {
        Assert.Equal(TimeSpan.FromDays(24), TimeSpan.Parse("24:00:00", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Null(Duration.Read("24:00:00"));
        Assert.Equal(TimeSpan.FromDays(1), Duration.Read("24h"));
    }

    [Fact]
    public void What_is_written_can_be_read() => Assert.All(
        [TimeSpan.Zero, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(3600), TimeSpan.FromDays(730), TimeSpan.MaxValue],
        time => Assert.Equal(time, Duration.Read(Duration.Write(time))));
}
