using System.Text;

namespace SpecProofs.Tests;

/// <summary>A damaged file is read or refused in one line; nothing else is thrown.</summary>
public class InstanceFile_Damage
{
    [Theory]
    [MemberData(nameof(Samples.All), MemberType = typeof(Samples))]
    public void Every_truncation_is_refused_in_one_line(string json)
    {
        for (var length = 0; length < json.TrimEnd().Length; length++)
        {
            var e = Assert.Throws<InstanceFileException>(() => InstanceFile.Parse("cut", json[..length]));
            Assert.DoesNotContain('\n', e.Message);
        }
    }

    [Theory]
    [MemberData(nameof(Samples.All), MemberType = typeof(Samples))]
    public void Every_mutation_is_read_or_refused_in_one_line(string json)
    {
        string[] pieces =
        [
            "", "0", "-1", "\"", "[", "]", "{", "}", ",", ":", "\"\"", "null", "1/0", "1e9", "\\n",
            "\"iid\"", "\"0 1\"", "\u0000", "é", "[[]]", "\"counts\"",
        ];
        var random = Xoshiro256PlusPlus.Seeded(1913);
        int Next(int below) => (int)(random.Next() % (ulong)below);
        var refused = 0;
        for (var trial = 0; trial < 2000; trial++)
        {
            var at = Next(json.Length);
            var damaged = new StringBuilder(json).Remove(at, Next(Math.Min(6, json.Length - at))).Insert(at, pieces[Next(pieces.Length)])
                .ToString();
            try
            {
                _ = InstanceFile.Parse("damaged", damaged);
            }
            catch (InstanceFileException e)
            {
                refused++;
                Assert.StartsWith("damaged: ", e.Message, StringComparison.Ordinal);
                Assert.DoesNotContain(e.Message, char.IsControl);
            }
        }

        Assert.InRange(refused, 1000, 1999);
    }
}
