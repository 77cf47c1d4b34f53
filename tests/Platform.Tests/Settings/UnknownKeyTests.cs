using Microsoft.Extensions.Configuration;

namespace Maru.Platform.Tests.Settings;

public sealed class UnknownKeyTests
{
    [Theory]
    [InlineData("Lamp:Glwo=5m", "Lamp:Glwo", "Lamp:Glow")]
    [InlineData("Lamp:BulbsCount=5", "Lamp:BulbsCount", "Lamp:Bulbs")]
    [InlineData("Lamp:Part:Shade:Width=5", "Lamp:Part", "Lamp:Parts")]
    [InlineData("Lamp:Parts:Shade:Wdth=5", "Lamp:Parts:Shade:Wdth", "Lamp:Parts:Shade:Width")]
    public void A_misspelt_key_is_warned_of_with_the_one_it_resembles(string setting, string key, string nearest)
    {
        using var lamp = Lamp.With(setting);

        lamp.Check();

        Assert.Equal([$"Warning: The setting {key} is not known and has no effect; perhaps {nearest} is meant"], lamp.Log.Lines);
    }

    [Theory]
    [InlineData("Lamp:Wallpaper=canary", "Lamp:Wallpaper")]
    [InlineData("Lamp:Parts:Cable=canary", "Lamp:Parts:Cable")]
    [InlineData("Lamp:Parts=canary", "Lamp:Parts")]
    public void A_key_like_no_other_is_warned_of_without_its_value(string setting, string key)
    {
        using var lamp = Lamp.With(setting);

        lamp.Check();

        Assert.Equal([$"Warning: The setting {key} is not known and has no effect"], lamp.Log.Lines);
    }

    [Theory]
    [InlineData("Logging:LogLevel:Default=Warning")]
    [InlineData("Lamp=a variable of the environment by chance")]
    [InlineData("Lamp:Parts:Shade:Width=5")]
    [InlineData("Lamp:Rooms:0=hall")]
    public void Others_keys_and_known_ones_are_not_warned_of(string setting)
    {
        using var lamp = Lamp.With(setting);

        lamp.Check();

        Assert.Empty(lamp.Log.Lines);
    }

    [Fact]
    public void A_retired_key_is_not_unknown()
    {
        using var lamp = Lamp.With("Torch:Bulbs=3");

        lamp.Refused();

        Assert.Empty(lamp.Log.Lines);
    }

    [Fact]
    public void A_key_of_the_environment_is_named_as_the_environment_writes_it()
    {
        Environment.SetEnvironmentVariable("UNKNOWNKEYTESTS_Lamp__Glwo", "5m");
        using var lamp = Lamp.In("Production", new ConfigurationBuilder().AddEnvironmentVariables("UNKNOWNKEYTESTS_").Build());

        lamp.Check();

        Assert.Equal(["Warning: The setting Lamp__Glwo is not known and has no effect; perhaps Lamp__Glow is meant"], lamp.Log.Lines);
    }
}
