using Maru.Modules.Identity.SigningIn;

namespace Maru.Modules.Tests.Identity.Domain;

public sealed class AttemptCountTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(4, 0)]
    [InlineData(5, 1)]
    [InlineData(6, 2)]
    [InlineData(7, 4)]
    [InlineData(13, 256)]
    [InlineData(14, 300)]
    [InlineData(40, 300)]
    [InlineData(2000, 300)]
    public void From_the_fifth_failure_each_pause_is_twice_the_last_up_to_five_minutes(int failures, int seconds)
    {
        var (count, now) = Fail(failures);

        Assert.Equal(seconds == 0 ? null : TimeSpan.FromSeconds(seconds), count.WaitAt(now));
    }

    [Fact]
    public void Nobody_is_locked_out_for_ever()
    {
        var (count, now) = Fail(2000);

        Assert.Null(count.WaitAt(now.AddMinutes(5)));
    }

    [Fact]
    public void A_day_without_failures_forgets_them()
    {
        var (count, now) = Fail(10);

        Assert.Equal(1, count.FailedAt(now.AddHours(25)).Failures);
    }

    private static (AttemptCount Count, DateTimeOffset Now) Fail(int times)
    {
        var (count, now) = (new AttemptCount(0, Start, Start), Start);
        for (var i = 0; i < times; i++)
        {
            now += count.WaitAt(now) ?? TimeSpan.Zero;
            count = count.FailedAt(now);
        }

        return (count, now);
    }
}
