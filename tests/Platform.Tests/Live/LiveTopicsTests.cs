using Maru.Platform.Live;
using Maru.Testing;

namespace Maru.Platform.Tests.Live;

/// <summary>Who follows is told: here at once, elsewhere by hints.</summary>
public sealed class LiveTopicsTests
{
    private static readonly LiveTopic Topic = new("tally", "1");

    [Fact]
    public void Only_the_followed_topic_is_told_and_only_of_more_than_before()
    {
        var topics = new LiveTopics(new LocalHints());
        using var watch = topics.Follow(Topic);

        topics.Notify(Topic with { Id = "2" }, 9);
        topics.Notify(Topic, 3);
        topics.Notify(Topic, 2);

        Assert.Equal(3, watch.Notifier.Seq);
        Assert.True(watch.Notifier.PastAsync(2).IsCompleted);
        Assert.False(watch.Notifier.PastAsync(3).IsCompleted);
    }

    [Fact]
    public void Another_node_is_told_of_topics_and_of_people()
    {
        var (here, there) = (new LocalHints(), new LocalHints());
        here.Others = [there];
        var (one, other) = (new LiveTopics(here), new LiveTopics(there));
        using var topic = other.Follow(Topic);
        using var person = other.Follow(LiveTopic.OfPerson("anna"));

        one.Notify(Topic, 4);
        one.NotifyPerson("anna");
        one.NotifyPerson("anna");
        one.NotifyPerson(null);

        Assert.Equal((4, 2), (topic.Notifier.Seq, person.Notifier.Seq));
    }

    [Fact]
    public void What_nobody_follows_any_more_is_no_longer_asked_for()
    {
        var topics = new LiveTopics(new LocalHints());
        var (first, second) = (topics.Follow(Topic), topics.Follow(Topic));
        using var person = topics.Follow(LiveTopic.OfPerson("anna"));

        first.Dispose();
        first.Dispose();
        var between = topics.Followed.ToList();
        second.Dispose();

        Assert.Equal([Topic], between);
        Assert.Empty(topics.Followed);
    }

    [Theory]
    [InlineData("run:018f-a_b.c", true)]
    [InlineData("two_words:1", true)]
    [InlineData("run", false)]
    [InlineData("run:", false)]
    [InlineData(":1", false)]
    [InlineData("Run:1", false)]
    [InlineData("run:a:b", false)]
    [InlineData("run:a b", false)]
    [InlineData("run:a=b", false)]
    [InlineData("run:가", false)]
    public void A_topic_is_a_source_and_an_id(string text, bool isOne) =>
        Assert.Equal(isOne ? text : null, LiveTopic.Parse(text)?.ToString());

    [Fact]
    public void An_id_of_more_than_64_characters_is_none() => Assert.Null(LiveTopic.Parse($"run:{new string('a', 65)}"));

    [Fact]
    public void Two_sources_of_one_name_stop_the_start()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => new LiveSources([new Tallies(), new Tallies()]));

        Assert.Contains("'tally'", fault.Message, StringComparison.Ordinal);
    }
}
