namespace SpecProofs.Tests;

/// <summary>BESTIARY.md says what the decoders do today.</summary>
public sealed class Bestiary_Page
{
    [NeedsFact(Need.Time)]
    public void The_page_is_what_the_decoders_give() =>
        ApprovedPage.Matches(Path.Combine(Repository.Root, "BESTIARY.md"), BestiaryPage.Text());
}
