using Microsoft.Extensions.Configuration;

namespace Maru.Platform.Tests.Settings;

public sealed class SettingsTests
{
    [Fact]
    public void What_is_not_set_has_its_default()
    {
        using var lamp = Lamp.With("Other:Key=1");

        lamp.Check();

        Assert.Equal((2, TimeSpan.FromSeconds(30), true, Colour.Red, 5L), Of(lamp.Settings));
        Assert.Empty(lamp.Settings.Rooms);
        Assert.Empty(lamp.Log.Lines);
    }

    [Fact]
    public void What_is_set_is_read()
    {
        using var lamp = Lamp.With(
            "Lamp:Bulbs= 7 ", "lamp:glow=5m", "Lamp:On=False", "Lamp:Colour=darkgreen", "Lamp:Price=", "Lamp:Maker=Ann",
            "Lamp:Address=https://b/c", "Lamp:Rooms:0=hall", "Lamp:Rooms:1=attic");

        lamp.Check();

        Assert.Equal((7, TimeSpan.FromMinutes(5), false, Colour.DarkGreen, (long?)null), Of(lamp.Settings));
        Assert.Equal(("Ann", "https://b/c"), (lamp.Settings.Maker, lamp.Settings.Address.ToString()));
        Assert.Equal(["hall", "attic"], lamp.Settings.Rooms);
        Assert.Empty(lamp.Log.Lines);
    }

    [Fact]
    public void A_list_may_be_one_text_with_commas()
    {
        using var lamp = Lamp.With("Lamp:Rooms=hall, attic");

        Assert.Equal(["hall", "attic"], lamp.Settings.Rooms);
    }

    [Theory]
    [InlineData("Lamp:MAKER_NAME=Bert", "Bert")]
    [InlineData("Lamp:MAKER_NAME=Bert;Lamp:Maker=Ann", "Ann")]
    public void A_second_key_counts_where_the_first_is_not_set(string settings, string maker)
    {
        using var lamp = Lamp.With(settings.Split(';'));

        lamp.Check();

        Assert.Equal(maker, lamp.Settings.Maker);
        Assert.Empty(lamp.Log.Lines);
    }

    [Theory]
    [InlineData("Lamp:Bulbs=canary", "Lamp:Bulbs has a value of the wrong form. Write a whole number, 1 to 1000.")]
    [InlineData("Lamp:Bulbs=", "Lamp:Bulbs has a value of the wrong form. Write a whole number, 1 to 1000.")]
    [InlineData("Lamp:Bulbs=99999999999", "Lamp:Bulbs has a value of the wrong form. Write a whole number, 1 to 1000.")]
    [InlineData("Lamp:Bulbs=0", "Lamp:Bulbs=0 is out of range. Write a whole number, 1 to 1000.")]
    [InlineData("Lamp:Bulbs=1001", "Lamp:Bulbs=1001 is out of range. Write a whole number, 1 to 1000.")]
    [InlineData("Lamp:Bulbs:0=5", "Lamp:Bulbs is one value and has keys below it. Write a whole number, 1 to 1000.")]
    [InlineData("Lamp:Price=-1", "Lamp:Price=-1 is out of range. Write a whole number, 0 or more.")]
    [InlineData("Lamp:On=canary", "Lamp:On has a value of the wrong form. Write true or false.")]
    [InlineData("Lamp:Colour=canary", "Lamp:Colour has a value of the wrong form. Write one of red, darkGreen.")]
    [InlineData("Lamp:Colour=1", "Lamp:Colour has a value of the wrong form. Write one of red, darkGreen.")]
    [InlineData("Lamp:Address=/canary", "Lamp:Address has a value of the wrong form. Write a web address.")]
    [InlineData("Lamp:Rest=30", "Lamp:Rest=30 has no unit. Write a time such as 30s, 5m, 12h, 30d, 250ms or 00:00:30.")]
    [InlineData("Lamp:Rest=canary", "Lamp:Rest has a value of the wrong form. Write a time such as 30s, 5m, 12h, 30d, 250ms or 00:00:30.")]
    [InlineData("Lamp:Glow=11m",
        "Lamp:Glow=00:11:00 is out of range. Write a time such as 30s, 5m, 12h, 30d, 250ms or 00:00:30, 00:00:00.3 to 00:10:00.")]
    [InlineData("Lamp:Parts:Shade:Width=11", "Lamp:Parts:Shade:Width=11 is out of range. Write a whole number, 1 to 10.")]
    public void A_value_that_cannot_be_used_is_refused_in_a_sentence(string setting, string sentence)
    {
        using var lamp = Lamp.With(setting);

        Assert.Equal([sentence], lamp.Refused());
    }

    [Fact]
    public void Every_fault_is_said_at_once()
    {
        using var lamp = Lamp.With("Lamp:Bulbs=0", "Lamp:Glow=30", "Lamp:Parts:Shade:Width=0", "Lamp:NumberOfBulbs=3");

        Assert.Equal(
            ["Lamp:NumberOfBulbs=3", "Lamp:Bulbs=0", "Lamp:Glow=30", "Lamp:Parts:Shade:Width=0"],
            lamp.Refused().Select(s => s.Split(' ')[0]));
    }

    [Fact]
    public void Values_are_judged_together_when_each_is_right()
    {
        using var lamp = Lamp.With("Lamp:Bulbs=101", "Lamp:On=false");
        using var other = Lamp.With("Lamp:Bulbs=101", "Lamp:On=no");

        Assert.Equal(["Lamp:Bulbs must not be above 100 while Lamp:On is false."], lamp.Refused());
        Assert.Equal(["Lamp:On has a value of the wrong form. Write true or false."], other.Refused());
    }

    [Theory]
    [InlineData("Production", 1)]
    [InlineData("Testing", 0)]
    public void Settings_may_be_milder_in_some_environment(string environment, int faults)
    {
        using var lamp = Lamp.In(environment, new ConfigurationBuilder().AddInMemoryCollection(Lamp.Pairs("Lamp:Maker=nobody")).Build());

        Assert.Equal(faults, Record.Exception(lamp.Check)?.Message.Split('\n').Length ?? 0);
    }

    [Fact]
    public void Settings_that_are_wrong_are_not_handed_out_either()
    {
        using var lamp = Lamp.With("Lamp:Bulbs=0");

        Assert.Throws<StartRefusedException>(() => lamp.Settings);
    }

    private static (int Bulbs, TimeSpan Glow, bool On, Colour Colour, long? Price) Of(LampSettings settings) =>
        (settings.Bulbs, settings.Glow, settings.On, settings.Colour, settings.Price);
}
