// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bakeoff {

/// An answer with every kind of block, for looking at and for tests.
inline QString richAnswer()
{
    return QStringLiteral(R"md(# Token bucket

A token bucket holds up to `burst` tokens and refills at a **steady** rate. Each request takes one token; an empty
bucket means *not now*. See the [reference](https://example.org/token-bucket) or ~~guess~~ measure.

```cpp
#include <algorithm>
#include <chrono>

class TokenBucket {
    using Clock = std::chrono::steady_clock;

public:
    TokenBucket(double rate, double burst) : m_rate(rate), m_burst(burst), m_tokens(burst) {}

    bool tryTake(double n = 1.0)
    {
        std::scoped_lock lock(m_mutex);
        const std::chrono::duration<double> dt = now - m_last; // a comment that is long enough to be wrapped in a narrow pane
        if (m_tokens < n)
            return false;   /* caller decides: drop or wait */
        return true;
    }
};
```

## Against a leaky bucket

| Question | Token bucket | Leaky bucket |
|----------|:------------:|-------------:|
| Can a quiet client burst? | Yes, up to the `capacity` | No |
| Output rate | Average is bounded | Constant |
| Memory a client | 16 bytes | One queue entry a request |

1. First measure.
   - What is the *rate*?
   - What is the burst?
     - nested once more
2. Then choose:

   ```sh
   make -j2 && ./bench --only rate
   ```

10. Ten is wider.

- [x] written
- [ ] tested under load
- a bullet with a long text that needs more than one line in a narrow pane so that its indent can be seen

> A quote with **bold** words.
>
> > And one inside it.
>
> - with a list

### Scripts

مرحبا بالعالم، هذه فقرة من اليمين إلى اليسار.

日本語の段落です。改行の位置を確かめます。 Emoji 😀 🚀 and é.

---

![A diagram](https://example.org/diagram.png) and <b>HTML stays text</b>. Done.
)md");
}

} // namespace bakeoff
