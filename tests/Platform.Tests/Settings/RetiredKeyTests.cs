using Microsoft.Extensions.Configuration;

namespace Maru.Platform.Tests.Settings;

public sealed class RetiredKeyTests
{
    [Theory]
    [InlineData("Lamp:NumberOfBulbs=3", "Lamp:NumberOfBulbs=3 is now Lamp:Bulbs=3.")]
    [InlineData("Torch:Bulbs=3", "Torch:Bulbs=3 is now Lamp:Bulbs=3.")]
    [InlineData("lamp:glowmilliseconds=30000", "Lamp:GlowMilliseconds=30000 is now Lamp:Glow=00:00:30.")]
    [InlineData("Lamp:GlowMilliseconds=1500", "Lamp:GlowMilliseconds=1500 is now Lamp:Glow=00:00:01.5.")]
    [InlineData("Lamp:GlowSeconds=90", "Lamp:GlowSeconds=90 is now Lamp:Glow=00:01:30.")]
    [InlineData("Lamp:RestDays=30", "Lamp:RestDays=30 is now Lamp:Rest=30.00:00:00.")]
    [InlineData("Lamp:RestDays=canary", "Lamp:RestDays is now Lamp:Rest. Write a time such as 30s, 5m, 12h, 30d, 250ms or 00:00:30.")]
    [InlineData("Lamp:Password=canary", "Lamp:Password is now Lamp:Code; the value stays as it is.")]
    [InlineData("Lamp:Url=https://b/c", "Lamp:Url=https://b/c is now Lamp:Address=https://b/c.")]
    [InlineData("Lamp:Url=https://ann:canary@b/c", "Lamp:Url is now Lamp:Address; the value stays as it is.")]
    public void A_retired_key_names_its_successor_with_the_value_rewritten(string setting, string sentence)
    {
        using var lamp = Lamp.With(setting);

        Assert.Equal([sentence], lamp.Refused());
    }

    [Fact]
    public void A_retired_key_stops_the_start_beside_its_successor_too()
    {
        using var lamp = Lamp.With("Lamp:GlowSeconds=90", "Lamp:Glow=90s");

        Assert.Equal(["Lamp:GlowSeconds=90 is now Lamp:Glow=00:01:30."], lamp.Refused());
    }

    [Fact]
    public void A_key_of_the_environment_is_named_as_the_environment_writes_it()
    {
        // A prefix of its own keeps it from other tests.
        Environment.SetEnvironmentVariable("RETIREDKEYTESTS_Lamp__GlowMilliseconds", "30000");
        using var lamp = Lamp.In("Production", new ConfigurationBuilder().AddInMemoryCollection(Lamp.Pairs("Lamp:RestDays=1"))
            .AddEnvironmentVariables("RETIREDKEYTESTS_").Build());

        Assert.Equal(
            ["Lamp__GlowMilliseconds=30000 is now Lamp__Glow=00:00:30.", "Lamp:RestDays=1 is now Lamp:Rest=1.00:00:00."], lamp.Refused());
    }
}
