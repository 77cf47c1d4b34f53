namespace Maru.Composer.Writing;

/// <summary>English patterns.</summary>
internal static class EnglishPhrases
{
    private static readonly string[] Between =
    [
        "It was a day that needed no decoration", "Looking back, the moment grew a little clearer", "It would have faded had I not written it down",
        "I went over the feeling without hurrying", "Putting it into words took more care than expected", "I wrote first what had stayed with me",
        "I took my time to see what was left of it", "Even a short moment felt longer once it was on paper",
    ];

    public static Phrasebook Of(Tone tone) => tone switch
    {
        Tone.Plain => new(
            ["What comes to mind first today is {a}", "I could not describe today without {a}", "I am noting {a} just as it was", "Part of today was {a}"],
            ["Today was made of {a} and {b}", "There was {a}, and there was {b}", "I will remember today by {a} and {b}"],
            Between, ["That was the day", "I will leave it at that", "So the day went by"]),
        Tone.Sentimental => new(
            ["The words “{a}” alone stirred something in me", "My thoughts stayed with {a} for a long while", "At the end of the day I came back to {a}"],
            ["Somewhere between {a} and {b} lay the heart of today", "My heart wandered from {a} to {b}", "Today {a} and {b} quietly overlapped"],
            [.. Between, "I looked into my own heart once more", "A little of what I felt stayed unsaid"],
            ["I lay today's feeling down here, gently", "May it not fade too soon", "And so I folded up the day"]),
        Tone.Humorous => new(
            ["The undisputed star of today: {a}", "If today were a film, it would be called “{a}”", "Against {a} I never stood a chance"],
            ["Whoever paired {a} with {b} has a sense of humour", "As if {a} were not enough, along came {b}", "Starring today: {a} and {b}"],
            [.. Between, "Deciding to laugh about it made it lighter", "Whether it went to plan is a question we shall not ask"],
            ["The sequel is tomorrow's problem", "Applause, please, but quietly", "All in all, a successful premiere"]),
        Tone.Observer => new(
            ["Today's record contains {a}", "I watched {a} from a step away", "My eyes rested on {a} for some time"],
            ["First {a} came into view, then {b}", "Beside {a} there was {b}", "The eye moved from {a} to {b}"],
            [.. Between, "I put judgement off and wrote what could be seen", "I tried not to miss the small changes"],
            ["Here the observation ends", "I wrote as much as I saw", "The rest is left to tomorrow's eyes"]),
        Tone.Friend => new(
            ["You know, I kept thinking about {a} today", "I really wanted to tell you about {a}", "I am glad I did not just pass {a} by"],
            ["Both {a} and {b} were dear pieces of today", "Talking about {a} brought {b} to mind as well", "Side by side, {a} and {b} made today what it was"],
            [.. Between, "I gave myself a nod for having come this far", "It is all right not to do everything well"],
            ["I told myself: well done today", "That is quite enough for a good day", "Be kind to yourself, and good night"]),
        Tone.Memo => new(
            ["Noted: {a}", "Thought about {a}", "For the record: {a}"],
            ["{a}, then {b}", "{a} and {b}", "Next to {a}: {b}"],
            ["Nothing to add", "Worth remembering", "Thoughts kept short", "The rest another time", "Only the feeling stays", "Written as it was", "No long version", "Read again later"],
            ["That is all", "End of note", "Enough for today"]),
    };
}
