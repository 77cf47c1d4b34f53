using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Gateway.Estimating;

/// <summary>A member of a content part that holds media.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="MayBeBare">Whether the string may stand in place of the object around it.</param>
/// <param name="IsSource">Whether it is the source of one of Anthropic's blocks.</param>
internal readonly record struct MediaMember(MediaKind Kind, bool MayBeBare, bool IsSource = false)
{
    /// <summary>The member whose name the reader stands on; null for any other.</summary>
    public static MediaMember? Of(ref Utf8JsonReader json) =>
        json.ValueTextEquals("image_url"u8) ? new MediaMember(MediaKind.Picture, MayBeBare: true)
        : json.ValueTextEquals("input_audio"u8) ? new MediaMember(MediaKind.Sound, MayBeBare: false)
        : json.ValueTextEquals("audio_url"u8) ? new MediaMember(MediaKind.Sound, MayBeBare: true)
        : json.ValueTextEquals("video_url"u8) ? new MediaMember(MediaKind.Film, MayBeBare: true)
        : json.ValueTextEquals("file"u8) ? new MediaMember(MediaKind.File, MayBeBare: false)
        : json.ValueTextEquals("file_data"u8) ? new MediaMember(MediaKind.File, MayBeBare: true)
        : null;

    /// <summary>The same for a block of Anthropic's, whose media all stand under one name.</summary>
    public static MediaMember? OfBlock(ref Utf8JsonReader json) =>
        json.ValueTextEquals("source"u8) ? new MediaMember(MediaKind.File, MayBeBare: false, IsSource: true) : null;

    /// <summary>Whether the name the reader stands on, inside the member's object, is the one of the data.</summary>
    public bool IsData(ref Utf8JsonReader json) =>
        IsSource ? json.ValueTextEquals("data"u8) || json.ValueTextEquals("url"u8)
        : Kind == MediaKind.File ? json.ValueTextEquals("file_data"u8)
        : MayBeBare ? json.ValueTextEquals("url"u8)
        : json.ValueTextEquals("data"u8);
}
